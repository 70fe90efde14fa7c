// Takes the pictures of the guides for those who work with it, as at a desk: part of `npm run screenshots`.
import { journeys, short } from './journeys.mjs';
import { launch } from './support/browser.mjs';
import { deskVisitor, picture, prepareFolder, view } from './support/pictures.mjs';
import { startServer } from './support/server.mjs';
import { fill, follow, send, walk } from './support/walk.mjs';
import { signIn } from './support/works.mjs';

// The season has the widest table.
const wide = 1280;
const coordinator = 'samordnare@kalmar.example';

await prepareFolder();
const server = await startServer();
const browser = await launch();
try {
  const karin = await deskVisitor(browser);
  await venue(karin);
  await diary(karin);
  const rounds = await season(karin);
  await changes(karin, rounds);
  await director(karin);
  await accounts(karin);
  await operator();
} finally {
  await browser.close();
  await server.stop();
}

async function venue(page) {
  await page.goto(`${server.address}/logga-in`);
  await signIn(page, server.address, coordinator);
  await picture(page, 'mitt-konto', 560);
  await opens(page, '/kalmar/lokaler/ny');
  const yes = ['fardtjanst', 'parkering', 'parkering-tillstand', 'entre', 'toalett', 'horslinga', 'wifi', 'laddning', 'fika'];
  await fill(page, {
    ...Object.fromEntries(yes.map((name) => [name, 'ja'])), hiss: 'behovs-inte', namn: 'Vassmolösa bygdegård', gata: 'Storgatan 4',
    postnummer: '388 90', postort: 'Vassmolösa', 'ny-ort': 'Vassmolösa', 'vag-sv': 'Gå in från gatan. Salen ligger till höger.', sal: 'Samlingssalen', platser: '40',
  });
  await send(page);
  await picture(page, 'lokal', 900);
}

async function diary(page) {
  await opens(page, '/kalmar/dagbocker');
  await follow(page, 'Birgitta Ståhlnäs');
  await fill(page, { dag: 'torsdag 18 februari 2027', fran: '12', till: '14', sort: 'busy', anteckning: 'Kommunstyrelsen' });
  await send(page);
  await picture(page, 'dagbok', 760);
}

async function season(page) {
  await opens(page, '/kalmar/planering/ny');
  await page.locator('main [name=kurs]').first().check();
  await picks(page, 'sal', 'Vassmolösa bygdegård');
  await fill(page, { fran: '13', till: '15', forsta: 'torsdag vecka 4', ofta: '1', antal: '10', ihop: 'var-for-sig' });
  await picture(page, 'planera', 900);
  await send(page);
  await fill(page, { handledare: '9' });
  await picks(page, 'vard', 'Lena Asplund');
  await picks(page, 'vuxen', 'Jonas Brolin');
  await picks(page, 'valkomnar', 'Birgitta Ståhlnäs');
  await picture(page, 'dagarna', 760);
  await send(page);
  await picture(page, 'krock', 1300);
  await send(page);
  const days = page.locator('main [name=dagar]');
  await days.fill((await days.inputValue()).replace('torsdag 11 februari', 'fredag 12 februari').replace('torsdag 4 mars', 'fredag 5 mars'));
  await send(page);
  await fill(page, { varfor: 'Kommunstyrelsen slutar redan klockan 12' });
  await send(page);
  await picture(page, 'utkast', 900);
  const rounds = await page.locator('main [name=omgang]').evaluateAll((boxes) => boxes.map((box) => Number(box.value)));
  await send(page);
  return rounds;
}

async function changes(page, rounds) {
  for (const [round, journey] of [[rounds[1], short['by sms']], [rounds[2], journeys['alone, by letter']]]) {
    const resident = await deskVisitor(browser);
    await walk(resident, await resident.goto(`${server.address}/kalmar/anmalan/vem?traff=${round}`), journey);
    await resident.context().close();
  }
  await opens(page, `/kalmar/planering/${rounds[1]}/dag/1/flytta`);
  await fill(page, { dag: 'måndag 8 februari 2027' });
  await send(page);
  await picture(page, 'flytta', 640);
  await send(page);
  await picture(page, 'omgang', 1000);
  await opens(page, `/kalmar/planering/${rounds[2]}/stall-in`);
  await picture(page, 'stall-in', 900);
  await opens(page, '/kalmar/planering');
  await page.setViewportSize({ ...view, width: wide });
  await picture(page, 'planering', 1100, wide);
  await page.setViewportSize(view);
}

async function director(page) {
  await opens(page, '/kalmar/dagbocker');
  await follow(page, 'Birgitta Ståhlnäs');
  await follow(page, 'Här ska personen vara');
  await picture(page, 'har-ska', 760);
}

async function accounts(page) {
  await opens(page, '/kalmar/installningar');
  await picture(page, 'installningar', 760);
  await opens(page, '/kalmar/anvandare/ny');
  await picture(page, 'bjud-in', 1000);
}

async function operator() {
  const sara = await deskVisitor(browser);
  await signIn(sara, server.address, 'drift@brygga.example');
  await opens(sara, '/anvandare');
  await picture(sara, 'anvandare', 700);
  await opens(sara, '/gallring');
  await picture(sara, 'gallring', 900);
}

function opens(page, path) {
  return page.goto(server.address + path);
}

/** Picks what begins with these words in a list. */
async function picks(page, name, words) {
  const value = await page.locator(`main select[name=${name}] option`, { hasText: words }).first().getAttribute('value');
  await page.locator(`main select[name=${name}]`).selectOption(value);
}
