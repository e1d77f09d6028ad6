// Reading what the page holds. Text of reports only ever becomes text nodes, never markup.

const byId = id => document.getElementById(id);

/** The JSON in an element: Base64 of deflated text. */
async function unpack(element) {
  const packed = atob(element.textContent.trim());
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) {
    bytes[i] = packed.charCodeAt(i);
  }
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
}

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    for (const k of [].concat(key(item) ?? [])) {
      const group = groups.get(k);
      group ? group.push(item) : groups.set(k, [item]);
    }
  }
  return groups;
}
