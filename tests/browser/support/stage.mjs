// What each file of tests plays on: one browser, and one server with a town of its own.
import { after, before } from 'node:test';

import { launch } from './browser.mjs';
import { startServer } from './server.mjs';

export let browser;
export let server;

/** Ends the server and starts it on another day, with the same data. */
export async function goOnAt(day) {
  server = await server.again(day);
}

before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
