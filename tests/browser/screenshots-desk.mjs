// Takes the pictures of the guide for those who answer the phone: part of `npm run screenshots`.
import { launch } from './support/browser.mjs';
import { signUp } from './support/crowd.mjs';
import { deskVisitor, picture, pictureOf, prepareFolder, view } from './support/pictures.mjs';
import { startServer } from './support/server.mjs';
import { fill, follow } from './support/walk.mjs';
import { signIn } from './support/works.mjs';

// The page of a call has three columns from here on.
const wide = 1280;

await prepareFolder();
const server = await startServer();
const browser = await launch();
try {
  const ali = await deskVisitor(browser);
  await signIn(ali, server.address, 'kontakt@kalmar.example');
  await call(ali);
  await changes(ali);
  await callList(ali);
  await duplicates(ali);
} finally {
  await browser.close();
  await server.stop();
}

/** A place for Rut, by phone. */
async function call(page) {
  await page.setViewportSize({ ...view, width: wide });
  await begins(page, { namn: 'Rut Almkvist', fodelsear: '1949', postnummer: '392 32', telefon: '070-174 06 05' });
  await presses(page, /^Boka tisdag/);
  await picture(page, 'samtal', 1000, wide);
  await fill(page, { utrustning: ['mobil'], satt: 'sms' });
  await presses(page, /^Spara$/);
  await pictureOf(page, 'las-upp', '.app-read-back');
  await presses(page, /^Boka platsen$/);
  await page.setViewportSize(view);
  await picture(page, 'bokad', 640);
  await page.goto(`${server.address}/kalmar/telefon?q=almkvist+0605`);
  await picture(page, 'telefon', 900);
}

async function changes(page) {
  await presses(page, /^Rut Almkvist$/);
  await page.locator('.app-desk__caller a', { hasText: 'Stadsbiblioteket' }).click();
  await follow(page, 'Ändra eller avboka');
  await picture(page, 'andra-telefon', 1000);
}

async function callList(page) {
  await page.goto(`${server.address}/kalmar/ringlista`);
  await follow(page, /Ingrid Sjöö/);
  await picture(page, 'ring', 1000);
}

/** Somebody signs up on the web who is written a little differently from Rut. */
async function duplicates(page) {
  await signUp(server.address, 3, { name: 'Rut Almqvist', year: '1949', phone: '070-174 06 05' });
  await page.goto(`${server.address}/kalmar/dubbletter`);
  await picture(page, 'dubbletter', 900);
}

/** A call with somebody new, of whom this is said. */
async function begins(page, said) {
  await page.goto(`${server.address}/kalmar/telefon`);
  await presses(page, /^Ny person/);
  await fill(page, said);
  await presses(page, /^Spara$/);
}

async function presses(page, name) {
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.getByRole('button', { name }).first().click()]);
}
