// Takes the pictures of the guides, as on a telephone: `npm run screenshots`.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { launch, residentPage } from './support/browser.mjs';
import { presses, types } from './support/person.mjs';
import { startServer } from './support/server.mjs';

const out = process.env.OUT ?? '../../docs/pictures';
const width = Number(process.env.WIDTH ?? 390);
// As much as a reader of the guide needs to see of a long page.
const tallest = 1100;

await mkdir(out, { recursive: true });
const server = await startServer();
const browser = await launch();
try {
  await pictures(await residentPage(browser, width));
} finally {
  await browser.close();
  await server.stop();
}

async function pictures(page) {
  for (const [name, address] of Object.entries({ start: '/kalmar', traffar: '/kalmar/traffar', anmalan: '/kalmar/traffar/1/anmalan' })) {
    await page.goto(server.address + address);
    await picture(page, name);
  }
  await presses(page, /^Skicka/);
  await picture(page, 'fel');
  await types(page, /heter du/i, 'Anna Lind');
  await types(page, /född/i, '1949');
  await types(page, /postnummer/i, '388 96');
  await types(page, /telefonnummer/i, '070-174 06 07');
  await presses(page, /^Skicka/);
  await picture(page, 'klar');
}

async function picture(page, name) {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(whole, tallest) };
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: true, clip });
}
