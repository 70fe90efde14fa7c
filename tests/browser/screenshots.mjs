// Takes the pictures of the guides, as on a telephone: `npm run screenshots`.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { alone, journeys, short } from './journeys.mjs';
import { launch } from './support/browser.mjs';
import { crowd } from './support/crowd.mjs';
import { startServer } from './support/server.mjs';
import { fill, follow, largest, send, walk } from './support/walk.mjs';

const out = process.env.OUT ?? '../../docs/pictures';
const width = Number(process.env.WIDTH ?? 320);
// As much as a reader of the guide needs to see of a long page.
const tallest = 860;
const paper = { width: 700, height: 990 };

await mkdir(out, { recursive: true });
const server = await startServer();
const browser = await launch();
try {
  await pages();
  await signUp();
  await fullRound();
  await changing();
  await practice();
} finally {
  await browser.close();
  await server.stop();
}

async function pages() {
  const page = await visitor('/kalmar');
  await picture(page, 'start');
  for (const [name, path] of [['traffar', 'traffar'], ['ring-mig', 'ring-mig'], ['andra', 'andra']]) {
    await page.goto(`${server.address}/kalmar/${path}`);
    await picture(page, name);
  }
  await page.goto(`${server.address}/kalmar`);
  await largest(page);
  await picture(page, 'storst-text');
}

async function signUp() {
  const page = await visitor('/kalmar/anmalan/vem?traff=1');
  await picture(page, 'anmalan');
  const looks = { 'fodelsear wrong': 'fel', 'kontrollera first': 'kontrollera' };
  await walk(page, await page.reload(), journeys['alone, by letter'], {
    mistakes: 1,
    look: async ({ stop, kind }) => {
      const name = looks[`${stop.page} ${kind}`];
      if (name) {
        await picture(page, name);
      }
    },
  });
  await picture(page, 'klar');
  await sheet(page);
}

/** The page that is open, as on paper and half as large. */
async function sheet(page) {
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ viewport: paper, deviceScaleFactor: 0.5, storageState, locale: 'sv-SE' });
  const printed = await context.newPage();
  await printed.goto(page.url());
  await printed.emulateMedia({ media: 'print' });
  await printed.screenshot({ path: join(out, 'utskrift.png') });
}

async function fullRound() {
  await crowd(server.address, 2, { pairs: 4 });
  const page = await visitor('/kalmar/anmalan/vem?traff=2');
  await walk(page, await page.reload(), short['by telephone']);
  await picture(page, 'reservlistan');
}

async function changing() {
  const page = await visitor('/kalmar/anmalan/vem?traff=3');
  await walk(page, await page.reload(), alone('070-174 06 21', 'sms'));
  const word = await page.locator('.app-reference').innerText();
  await page.goto(`${server.address}/kalmar/andra`);
  await fill(page, { bokningsord: word, siffror: '0621' });
  await send(page);
  await follow(page, 'Avboka');
  await send(page);
  await picture(page, 'avbokad');
}

async function practice() {
  const page = await visitor('/kalmar/ova');
  await follow(page, 'Börja öva');
  await picture(page, 'ova');
}

async function visitor(path) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce', locale: 'sv-SE' });
  const page = await context.newPage();
  await page.goto(server.address + path);
  return page;
}

async function picture(page, name) {
  const whole = await page.evaluate(() => {
    document.activeElement?.blur();
    return document.documentElement.scrollHeight;
  });
  const clip = { x: 0, y: 0, width, height: Math.min(whole, tallest) };
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: true, clip });
}
