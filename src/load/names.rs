//! Names of files that not every system can hold, found before anything is made of them.
//!
//! In: the paths of a project's files. Out: messages. A project goes from Windows to a Mac and to a web server, and the
//! site keeps the names of its files, so the strictest system makes the rule for all. Deliberately absent: changing a
//! name for the author.

use crate::bundle::{NameError, Names, OutputPath, PathError};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::ProjectPath;

/// Reports a name that some system cannot hold and pairs that some system takes for one. `name` is what the path would
/// be in a site. Returns whether the file may be used.
pub fn accept(
    path: &ProjectPath,
    name: Result<OutputPath, PathError>,
    taken: &mut Names,
    diagnostics: &mut Diagnostics,
) -> bool {
    let (message, help) = match name.map(|name| taken.claim(&name)) {
        Ok(Ok(())) => return true,
        Ok(Err(NameError::Twice { .. })) => {
            let message = "an accent in the name is written in two ways, and two files have the same name";
            (message.to_owned(), "rename one of the two")
        }
        Ok(Err(NameError::Twins { name, other })) => {
            let message = format!(
                "`{name}` and `{other}` differ only in capitals, and Windows and macOS take them for one"
            );
            (message, "rename one of the two")
        }
        Ok(Err(other)) => (other.to_string(), "rename one of the two"),
        Err(error) => (error.why(), error.remedy()),
    };
    diagnostics.push(Diagnostic::file(Code::FILE_NAME, path, message).help(help));
    false
}
