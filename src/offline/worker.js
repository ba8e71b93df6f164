// The service worker: keeps every file of one version of the page and answers with them, whether the server is there or not.
//
// The build writes the two constants (`src/bin/xtask/site/precache.rs`). A version is kept whole in a cache of its own or not at all:
// every body is checked against its hash before it is kept. A newer version waits until the reader asks for it ("take over").
"use strict";

const FILES = {}; // path, relative to the scope: SHA-256 of the bytes, in base64
const VERSION = "";

// What only some readers need, the parts that open tables and read texts: each is kept whole once any of it was used, and from then on in
// every version.
const LATER = ["table/", "text/"];
const part = path => LATER.find(folder => path.startsWith(folder));

// Caches belong to the whole host: the scope keeps copies of the page in other folders apart.
const PREFIX = `jejak-ekspor ${registration.scope} `;
const CACHE = PREFIX + VERSION;

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

/** The file from the server; the second attempt passes by the browser's own cache, which may hold an older one. */
async function fetched(path, hash) {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(address(path), { cache, credentials: "same-origin" });
    if (!response.ok) continue;
    const body = await response.arrayBuffer();
    if (!(await matches(body, hash))) continue;
    // A new response: one that was redirected may not answer a navigation, and the body is not encoded any more.
    const headers = new Headers(response.headers);
    headers.delete("Content-Encoding");
    headers.delete("Content-Length");
    return new Response(body, { headers });
  }
  throw new DOMException(`${path}: not what this version holds`, "DataError");
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
  const isOfTheNetwork = ["TypeError", "DataError"].includes(error.name);
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
  event.waitUntil(fill().catch(async error => {
    await complain(error).catch(() => {});
    throw error;
  }));
});

addEventListener("activate", event => {
  const older = async () => {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
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

addEventListener("fetch", event => {
  if (event.request.method !== "GET" || !event.request.url.startsWith(registration.scope)) return;
  const path = event.request.url.slice(registration.scope.length).split(/[?#]/)[0].replace(/^index\.html$/, "");
  if (!Object.hasOwn(FILES, path)) return;
  const found = own().then(cache => cache.match(address(path))).catch(() => undefined);
  event.respondWith(found.then(response => response ?? (part(path) ? later(path) : fetch(event.request))));
});
