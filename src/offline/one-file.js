// Gives the page its own files from the blocks of this document, so that no request leaves it. The build puts this in front of the
// page's script where the page is one file (`src/bin/xtask/site/single_file.rs`), in the place of what the first script of a site does.
{
  const given = async name => {
    const block = document.querySelector(`script[data-file="${CSS.escape(name)}"]`);
    if (!block) throw new TypeError(`${name}: not in this file`);
    const packed = Uint8Array.from(atob(block.textContent), letter => letter.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const bytes = await new Response(unpacked).arrayBuffer();
    return name.endsWith(".wasm") ? WebAssembly.compile(bytes) : bytes;
  };
  const files = document.getElementById("files");
  files.bytes = path => given(path.split("/").pop());
  files.page = files.bytes(files.dataset.page);
}
