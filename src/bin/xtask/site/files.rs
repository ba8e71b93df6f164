//! The files of a site by their paths in it, with `/` between folders. The stories in the browser use it too.
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// Reads every file of a folder and of those below it.
pub fn read(folder: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    collect(folder, "", &mut found)?;
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| io::Error::other(format!("{}: a name that is not text", path.display())))?;
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), found)?;
        } else {
            found.insert(format!("{prefix}{name}"), fs::read(&path)?);
        }
    }
    Ok(())
}
