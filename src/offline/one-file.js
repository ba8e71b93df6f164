// Answers the page's requests for its own files from the blocks of this document, so that none leaves it. The build puts this in front
// of the page's script where the page is one file (`src/bin/xtask/site/single_file.rs`).
{
  const given = async name => {
    const block = document.querySelector(`script[data-file="${CSS.escape(name)}"]`);
    if (!block) throw new TypeError(`${name}: not in this file`);
    const packed = Uint8Array.from(atob(block.textContent), letter => letter.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(unpacked, { headers: { "Content-Type": block.dataset.type } });
  };
  window.fetch = resource => given(String(resource.url ?? resource).split(/[?#]/)[0].split("/").pop());
}
