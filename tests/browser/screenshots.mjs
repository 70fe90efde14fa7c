// Takes the pictures of the guides: `OUT=folder npm run screenshots`.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { launch, residentPage } from './support/browser.mjs';
import { presses, types } from './support/person.mjs';
import { startServer } from './support/server.mjs';

const out = process.env.OUT ?? 'screenshots';
await mkdir(out, { recursive: true });
const server = await startServer();
const browser = await launch();
try {
  for (const width of [320, 1280]) {
    await pictures(width);
  }
} finally {
  await browser.close();
  await server.stop();
}

async function pictures(width) {
  const page = await residentPage(browser, width);
  const picture = (name) => page.screenshot({ path: join(out, `${name}-${width}.png`), fullPage: true });
  const visits = { start: '/kalmar', traffar: '/kalmar/traffar', traff: '/kalmar/traffar/1', anmalan: '/kalmar/traffar/1/anmalan' };
  for (const [name, address] of Object.entries(visits)) {
    await page.goto(server.address + address);
    await picture(name);
  }
  await presses(page, /^Skicka/);
  await picture('anmalan-fel');
  await types(page, /heter du|^Namn/i, 'Anna Lind');
  await types(page, /född|födelseår/i, '1949');
  await types(page, /postnummer/i, '388 96');
  await types(page, /telefonnummer/i, width === 320 ? '070-174 06 07' : '070-174 06 08');
  await presses(page, /^Skicka/);
  await picture('klar');
  await page.goto(`${server.address}/postlada`);
  await picture('postlada');
  await page.context().close();
}
