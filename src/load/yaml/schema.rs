//! How values with places look in the JSON Schemas that editors use: as the values alone.

use super::{Keyed, Node};
use crate::source::{Excerpt, Spanned};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

macro_rules! schema_like {
    ([$($generics:tt)*] $type:ty, $like:ty) => {
        impl<$($generics)*> JsonSchema for $type {
            fn inline_schema() -> bool { true }
            fn schema_name() -> Cow<'static, str> { <$like>::schema_name() }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema { generator.subschema_for::<$like>() }
        }
    };
}
schema_like!([T: JsonSchema] Spanned<T>, T);
schema_like!([] Excerpt, String);

impl JsonSchema for Node {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Anything".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({})
    }
}

impl<T: JsonSchema> JsonSchema for Keyed<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("Keyed_{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let inner = generator.subschema_for::<T>();
        json_schema!({ "type": "object", "additionalProperties": inner })
    }
}
