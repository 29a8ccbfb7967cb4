//! What a new site takes over from the folder of the old one: the files that people keep there, and the folder's own
//! permissions, so that a web server's group still reads it. What comes in are the places; the new folder has it after.
//! Deliberately absent: which files may be there at all (`contents`).

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::places::Places;
use super::staging::examine;
use super::{EmitError, Refusal, disk, file};
use crate::bundle::DiskError;

/// Gives the new site what the folder of the old one has beside it.
///
/// # Errors
/// Somebody put files into the folder that are not ours, one is in the way of a page, or the system refused.
pub fn over(places: &Places) -> Result<(), EmitError> {
    let Places { target, new, .. } = places;
    let (_, besides) = examine(places)?;
    for name in &besides.carried {
        let (from, to) = (target.join(name), new.join(name));
        match take(&from, &to) {
            // Litter whose folder the new site does not have.
            Err(error) if error.kind() == ErrorKind::NotFound && name.contains('/') => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                return Err(places.refuse(Refusal::InTheWay(name.clone())));
            }
            taken => taken.map_err(DiskError::new("carry over", &from))?,
        }
    }
    disk::copy_permissions(target, new).map_err(DiskError::new("set the permissions of", new))?;
    Ok(())
}

/// Takes a file over as it is, or a copy where the disk knows no second names.
fn take(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|error| match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotFound => Err(error),
        _ => file::copy(from, to),
    })
}
