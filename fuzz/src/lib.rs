//! What the fuzz targets share: a sound project into which input is put, and the properties that must hold whatever
//! the input is. A property that fails panics, and the fuzzer keeps the input.

mod markup;
pub mod project;
pub mod properties;
pub mod values;

pub use project::{Built, Read};
use std::sync::Once;

/// Keeps an input before it is tried: a process that dies without a word (a stack that overflows, memory that runs out)
/// leaves it in the file that `CANDOUR_FUZZ_LAST` names.
pub fn begin(input: &[u8]) {
    static ONE_THREAD: Once = Once::new();
    ONE_THREAD.call_once(|| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
        pool.build_global().expect("nothing has started threads before");
    });
    if let Some(last) = std::env::var_os("CANDOUR_FUZZ_LAST") {
        std::fs::write(last, input).expect("the last input can be kept");
    }
}

/// One input in eight: those with which a slow property is tried too.
#[must_use]
pub fn is_chosen(input: &[u8]) -> bool {
    let mixed =
        input.iter().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    (mixed >> 13) % 8 == 0
}
