// The service worker: keeps every file of one version of the page and answers with them, whether the server is there or not.
//
// The build writes the two constants (`src/bin/xtask/site/precache.rs`). A version is kept whole in a cache of its own or not at all:
// every body is checked against its hash before it is kept. A newer version waits until the reader asks for it ("take over").
"use strict";

const FILES = {}; // path, relative to the scope: SHA-256 of the bytes, in base64
const VERSION = "";

// What only some readers need, the parts that open tables and read texts: each is kept whole once any of it was used, and from then on in
// every version. What reads Parquet is a part of its own within the first.
const LATER = ["table/parquet/", "table/", "text/"];
const part = path => LATER.find(folder => path.startsWith(folder));

// Caches belong to the whole host: the scope keeps copies of the page in other folders apart.
const PREFIX = `jejak-ekspor ${registration.scope} `;
const CACHE = PREFIX + VERSION;

/** Ms without a byte after which a request is given up. */
const SILENCE = 20_000;

// What another app shares with the page waits here until the page asks for it, under this path.
const SHARED = PREFIX + "shared";
const SHARE = "shared";

/** What browsers call it when there is no room; the second is Firefox's. */
const FULL = ["QuotaExceededError", "NS_ERROR_FILE_NO_DEVICE_SPACE"];

const address = path => new URL(path, registration.scope).href;

/** This version's cache. It is held: in a private window WebKit empties a cache that nobody holds. */
let held;
const own = () => (held ??= caches.open(CACHE).catch(error => {
  held = undefined;
  throw error;
}));

async function matches(body, hash) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return btoa(String.fromCharCode(...digest)) === hash;
}

/** The file as an older version or an earlier attempt kept it, if it is the same to the byte. */
async function kept(path, hash) {
  const names = (await caches.keys()).filter(name => name.startsWith(PREFIX));
  for (const name of names.sort((a, b) => (b === CACHE) - (a === CACHE))) {
    const response = await (await caches.open(name)).match(address(path));
    if (response && (await matches(await response.clone().arrayBuffer(), hash))) return { name, response };
  }
}

/** The headers and the body of a file from the server; given up where no byte comes for a while. */
async function asked(path, cache) {
  const stop = new AbortController();
  let clock;
  const wait = () => {
    clearTimeout(clock);
    clock = setTimeout(() => stop.abort(), SILENCE);
  };
  try {
    wait();
    const response = await fetch(address(path), { cache, credentials: "same-origin", signal: stop.signal });
    const parts = [];
    const reader = response.ok ? response.body.getReader() : undefined;
    for (let part; reader && !(part = await reader.read()).done; wait()) parts.push(part.value);
    return { response, body: await new Blob(parts).arrayBuffer() };
  } finally {
    clearTimeout(clock);
  }
}

/** The file from the server; the second attempt passes by the browser's own cache, which may hold an older one. */
async function fetched(path, hash) {
  let error = new DOMException(`${path}: not what this version holds`, "DataError");
  for (const cache of ["default", "reload"]) {
    const { response, body } = await asked(path, cache).catch(why => {
      error = why;
      return {};
    });
    if (!response?.ok || !(await matches(body, hash))) continue;
    // A new response: one that was redirected may not answer a navigation, and the body is not encoded any more.
    const headers = new Headers(response.headers);
    headers.delete("Content-Encoding");
    headers.delete("Content-Length");
    return new Response(body, { headers });
  }
  throw error;
}

/** Whether this version must hold the file: a part for some readers only where any version has some of it, by whatever names. */
async function wanted(path) {
  const folder = part(path);
  if (!folder) return true;
  for (const name of (await caches.keys()).filter(name => name.startsWith(PREFIX))) {
    const requests = await (await caches.open(name)).keys();
    if (requests.some(request => request.url.startsWith(address(folder)))) return true;
  }
  return false;
}

/** The file of a part for some readers, kept from now on if there is room. */
async function later(path) {
  const response = await fetched(path, FILES[path]);
  const copy = response.clone();
  await own().then(cache => cache.put(address(path), copy)).catch(() => {});
  return response;
}

/** Refuses a list of files that came damaged: its own hash is the version. */
async function check() {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(FILES))), 0, 8);
  const version = Array.from(digest, byte => byte.toString(16).padStart(2, "0")).join("");
  if (version !== VERSION) throw new DOMException("the list of files is damaged", "DataError");
}

/** Makes this version whole. What an interrupted attempt had kept already is not fetched again. */
async function fill() {
  // Opened anew: the one that is held may have been deleted meanwhile. It is let go only then.
  const opened = caches.open(CACHE);
  const cache = await opened;
  held = opened;
  for (const [path, hash] of Object.entries(FILES)) {
    if (!(await wanted(path))) continue;
    const found = await kept(path, hash);
    if (found?.name === CACHE) continue;
    await cache.put(address(path), found?.response ?? (await fetched(path, hash)));
  }
}

/** What went wrong, by name. Firefox does not always say that there is no room: then what it counts as left tells. */
async function named(error) {
  if (FULL.includes(error.name)) return FULL[0];
  const isOfTheNetwork = ["TypeError", "DataError", "AbortError"].includes(error.name);
  const { quota, usage } = (!isOfTheNetwork && (await navigator.storage?.estimate?.().catch(() => {}))) || {};
  return quota - usage < 1_000_000 ? FULL[0] : error.name || "Error";
}

/** Tells every open page why this version could not be kept. */
async function complain(error) {
  const why = await named(error);
  if (why === FULL[0]) {
    await caches.delete(CACHE);
    held = undefined;
  }
  for (const client of await clients.matchAll({ includeUncontrolled: true, type: "window" })) {
    client.postMessage({ jejak: "not kept", why });
  }
}

addEventListener("install", event => {
  event.waitUntil(check().then(fill).catch(async error => {
    await complain(error).catch(() => {});
    throw error;
  }));
});

addEventListener("activate", event => {
  const older = async () => {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE && name !== SHARED) await caches.delete(name);
  };
  event.waitUntil(older().catch(() => {}).then(() => clients.claim()));
});

addEventListener("message", event => {
  if (event.data === "take over") event.waitUntil(skipWaiting());
  if (event.data === "whole?") {
    const answer = fill().then(() => "", named);
    event.waitUntil(answer.then(why => event.ports[0]?.postMessage(why)));
  }
});

/** Takes what another app shares, a file or a text, and opens the page, which asks for it. */
async function take(request) {
  const form = await request.formData();
  const texts = ["title", "text", "url"].map(name => form.get(name)).filter(text => typeof text === "string" && text);
  const file = form.getAll("file").find(file => file instanceof Blob) ?? (texts.length > 0 ? new File([texts.join("\n")], "teks.txt") : undefined);
  if (!file) return Response.redirect(registration.scope, 303);
  const headers = { "Content-Type": "application/octet-stream", "X-Name": encodeURIComponent(file.name ?? "") };
  await (await caches.open(SHARED)).put(address(SHARE), new Response(file, { headers }));
  return Response.redirect(address(`?${SHARE}`), 303);
}

/** Hands out what was shared, once. */
async function given() {
  const cache = await caches.open(SHARED);
  const response = await cache.match(address(SHARE));
  await caches.delete(SHARED);
  return response ?? new Response(null, { status: 404 });
}

addEventListener("fetch", event => {
  if (!event.request.url.startsWith(registration.scope)) return;
  if (event.request.url === address(SHARE)) {
    event.respondWith(event.request.method === "POST" ? take(event.request) : given());
    return;
  }
  if (event.request.method !== "GET") return;
  const path = event.request.url.slice(registration.scope.length).split(/[?#]/)[0].replace(/^index\.html$/, "");
  if (!Object.hasOwn(FILES, path)) return;
  const found = own().then(cache => cache.match(address(path))).catch(() => undefined);
  event.respondWith(found.then(response => response ?? (part(path) ? later(path) : fetch(event.request))));
});
