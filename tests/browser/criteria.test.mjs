// Shows of each criterion that it passes a sound page and fails one that is broken on purpose.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import * as criteria from './criteria.mjs';
import { launch, measuringPage } from './support/browser.mjs';

const css = `body { font: 20px/1.5 sans-serif; color: #000; background: #fff; margin: 8px }
  a, button, input, label { display: inline-block; box-sizing: border-box; min-height: 52px; min-width: 52px; margin: 12px; font: inherit; color: #000 }
  :focus { outline: 4px solid #000 }`;

const sound = (inner = '', head = '') => `<!DOCTYPE html><html lang="sv"><head><title>Prov</title><style>${css}</style>${head}</head>
  <body><header><a href="/">Granby</a></header><main><h1>Prov</h1><p>Vanlig text.</p>${inner}</main><footer><p>Kommunen</p></footer></body></html>`;

const field = '<label for="f-namn">Namn</label><input id="f-namn" name="namn" autocomplete="name">';

const refused = (inner) => sound(`<div id="fel" tabindex="-1" autofocus><ul><li><a href="#f-namn">Skriv ditt namn</a></li></ul></div>
  <p class="govuk-error-message" id="f-namn-error">Fel: Skriv ditt namn</p>${inner}`).replace('<title>Prov', '<title>Fel: Prov');

let browser;
let page;

before(async () => {
  browser = await launch();
  page = await measuringPage(browser);
});
after(() => browser?.close());

async function judged(criterion, html, ...more) {
  await page.goto('about:blank');
  await page.setContent(html);
  return criterion(page, ...more);
}

const broken = {
  C1: ['a picture without a text', /image-alt/, '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">'],
  C2: ['grey text', /color-contrast-enhanced: (.|\n)*color-contrast: /, '<p style="color: #888">Grå text</p><p style="color: #666">Mörkare</p>'],
  C3: ['small print', /17 px < 20 px/, '<p style="font-size: 17px">Liten text</p>'],
  C4: ['a small button', /«Ja» is/, '<button style="min-height: 30px">Ja</button>'],
  C5: ['a wide box', /in a window of 320 px/, '<div style="width: 500px">Bred</div>'],
  C6: ['a box of fixed height', /200 %: text cut in P/, '<p style="height: 30px; overflow: hidden; margin: 0">En rad som blir två när texten är större</p>'],
  C8: ['a link without a visible focus', /focus not seen: A «Länk»/, '<a href="/x" style="outline: none">Länk</a>'],
  C12: ['a field that takes no more than eight letters', /namn2 does not take what is pasted/, '<label for="g">Namn</label><input id="g" name="namn2" maxlength="8">'],
  C15: ['a moving heading', /H2 .* moves/, '<style>@keyframes m { to { opacity: 0 } } h2 { animation: m 1s infinite }</style><h2>Rörelse</h2>'],
  C16: ['a folded text', /DETAILS/, '<details><summary>Mer</summary>Text</details>'],
  C17: ['a box that looks the same when ticked', /pick not seen: a/, '<label for="a">Ja</label><input id="a" type="checkbox" style="appearance: none; border: 2px solid">'],
  C20: ['a second h1', /2 h1/, '<h1>En till</h1>'],
};

for (const [name, [what, pattern, html]] of Object.entries(broken)) {
  test(`${name} passes a sound page and fails one with ${what}`, async () => {
    assert.deepEqual(await judged(criteria[name], sound(field)), []);
    assert.match((await judged(criteria[name], sound(field + html))).join('\n'), pattern);
  });
}

test('C3 lets a dense table be small on a wide screen alone', async () => {
  const table = '<div class="app-dense" style="font-size: 16px"><table><tr><td>Tisdag</td></tr></table></div>';
  assert.match((await judged(criteria.C3, sound(table))).join(), /16 px < 20 px/);
  await page.setViewportSize({ width: 1280, height: 800 });
  assert.deepEqual(await judged(criteria.C3, sound(table)), []);
  assert.match((await judged(criteria.C3, sound(table.replace('16px', '15px')))).join(), /15 px < 16 px/);
  await page.setViewportSize({ width: 320, height: 800 });
});

test('C4 fails a button that touches its neighbour', async () => {
  const pair = '<div style="display: flex"><button style="margin: 0">Ja</button><button style="margin: 0">Nej</button></div>';
  assert.match((await judged(criteria.C4, sound(pair))).join(), /0\.0 px apart/);
});

test('C8 fails a control that the keyboard does not reach', async () => {
  const line = (await judged(criteria.C8, sound('<button tabindex="-1">Ja</button>'))).join();
  assert.match(line, /not reached: BUTTON/);
});

test('C8 fails a control that lies under something else', async () => {
  const cover = '<a href="/x">Länk</a><div style="position: fixed; inset: 0; background: #fff">Lock</div>';
  assert.match((await judged(criteria.C8, sound(cover))).join(), /covered: A/);
});

test('C9 passes a refused form that says what is wrong and fails each fault of one', async () => {
  const kept = '<label for="f-namn">Namn</label><input id="f-namn" value="Anna">';
  const faults = (html, status = 422) => judged(criteria.C9, html, status, { Namn: 'Anna' });
  assert.deepEqual(await faults(refused(kept)), []);
  assert.match((await faults(refused(kept), 200)).join(), /status 200/);
  assert.match((await faults(refused(kept).replace('Fel: Prov', 'Prov'))).join(), /title/);
  assert.match((await faults(refused(kept).replace(' autofocus', ''))).join(), /focus on/);
  assert.match((await faults(refused(kept).replace('#f-namn', '#f-ort'))).join(), /leads to no control/);
  assert.match((await faults(refused(kept).replace('Fel: Skriv', 'Fel: Fyll i'))).join(), /not what stands/);
  assert.match((await faults(refused(kept.replace('Anna', '')))).join(), /typed was/);
  const unnamed = '<p class="govuk-error-message" id="f-ort-error">Fel: Skriv en ort</p>';
  assert.match((await faults(refused(kept + unnamed))).join(), /missing from the summary/);
});

test('C12 fails a password and a field that refuses what is pasted', async () => {
  assert.match((await judged(criteria.C12, sound('<label for="p">Kod</label><input id="p" type="password">'))).join(), /INPUT p asks for a password/);
  const refusing = '<label for="p">Kod</label><input id="p" name="kod" onpaste="return false">';
  assert.match((await judged(criteria.C12, sound(refusing))).join(), /kod does not take/);
});

test('C13 fails a page whose help box is missing, differs or has moved', () => {
  const box = { address: '/a', box: 'Ring 08-465 004 00', place: true };
  assert.deepEqual(criteria.C13([box, { ...box, address: '/b' }]), []);
  assert.match(criteria.C13([box, { ...box, box: null }]).join(), /no help box/);
  assert.match(criteria.C13([box, { ...box, box: 'Ring 08-465 004 01' }]).join(), /differs/);
  assert.match(criteria.C13([box, { ...box, place: false }]).join(), /not between/);
});

test('C13 reads where the help box stands', async () => {
  const help = '<section id="hjalp">Ring oss</section>';
  assert.deepEqual(await judged(criteria.C13.read, sound(help)), { box: 'Ring oss', place: false });
  const between = sound().replace('</main>', `</main>${help}`);
  assert.deepEqual(await judged(criteria.C13.read, between), { box: 'Ring oss', place: true });
});

test('C13 sets the code of each visitor aside, and nothing else', async () => {
  const help = (code) => sound().replace('</main>', `</main><section id="hjalp"><p>Ring oss</p><p class="app-help__code">${code}</p></section>`);
  assert.equal((await judged(criteria.C13.read, help('Säg koden K7 42'))).box, 'Ring oss');
  assert.equal((await judged(criteria.C13.read, help('x').replace('Ring', 'Maila'))).box, 'Maila oss');
});

const letter = (inner) => sound(`<p>BJÖRK 472</p><p>Tisdag 26 januari klockan 13\u2060–\u206015</p>${inner}`, '<style>@media print { button { display: none } }</style>');
const onPaper = ['BJÖRK 472', 'Tisdag 26 januari klockan 13–15'];

test('C18 passes one sheet that says everything, and fails a second one, a missing fact and a printed button', async () => {
  assert.deepEqual(await judged(criteria.C18, letter('<button>Skriv ut</button>'), onPaper, ['Ändra']), []);
  assert.match((await judged(criteria.C18, letter('<p style="height: 400mm">Mer</p>'), onPaper)).join(), /2 sheets/);
  assert.match((await judged(criteria.C18, letter(''), [...onPaper, '08-465 004 00'])).join(), /«08-465 004 00» is missing/);
  assert.match((await judged(criteria.C18, letter('<button style="display: block !important">Skriv ut</button>'), onPaper)).join(), /«Skriv ut» cannot be pressed/);
  assert.match((await judged(criteria.C18, letter('<a href="/x">Ändra</a>'), onPaper, ['Ändra'])).join(), /«Ändra» cannot be pressed/);
});

test('C19 passes valid HTML and fails a double id', async () => {
  const wrong = await criteria.C19([
    { address: '/hel', html: sound() }, { address: '/bruten', html: sound('<p id="a">A</p><p id="a">B</p>') },
  ]);
  assert.equal(wrong.filter((line) => line.startsWith('/hel')).length, 0);
  assert.match(wrong.join(), /\/bruten:\d+ Duplicate ID/);
});

test('C20 fails a page in the wrong language, without a footer or with a field without a label', async () => {
  assert.match((await judged(criteria.C20, sound(), 'en')).join(), /lang/);
  assert.match((await judged(criteria.C20, sound().replace(/<footer>.*<\/footer>/, ''))).join(), /footer/);
  assert.match((await judged(criteria.C20, sound('<input name="namn">'))).join(), /no label: namn/);
});

test('C20 fails a question that is no legend and no label', async () => {
  const asked = sound().replace('<h1>Prov</h1>', '<h1><label for="f">Vad heter du?</label></h1><input id="f">');
  assert.deepEqual(await judged(criteria.C20.question, asked), []);
  assert.match((await judged(criteria.C20.question, sound(field))).join(), /«Prov» is neither/);
});

test('C22 reads a label and an error with their field, and a field without a label as nameless', async () => {
  const good = '<label for="f">Vad heter du?</label><p id="e">Fel: Skriv ditt namn</p><input id="f" aria-describedby="e">';
  assert.ok((await judged(criteria.C22, sound(good))).includes('textbox, Vad heter du?, Fel: Skriv ditt namn'));
  const bad = await judged(criteria.C22, sound(good.replace('for="f"', '').replace('aria-describedby="e"', '')));
  assert.ok(bad.includes('textbox') && !bad.some((line) => line.startsWith('textbox, Vad')), bad.join('\n'));
});

test('C26 passes a light page and fails one that is heavy, scripted or asks others', async () => {
  const noise = Array.from({ length: 20_000 }, (_, index) => ((index * 7919) % 65_521).toString(36)).join('');
  const answers = {
    '/latt': sound(),
    '/tung': sound(`<p>${noise}</p>`),
    '/skript': sound('', '<script src="/a.js"></script>'),
    '/noder': sound('<b>x</b>'.repeat(500)),
  };
  const server = createServer((request, response) => {
    response.setHeader('content-type', request.url === '/a.js' ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(answers[request.url] ?? '');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  try {
    const weigh = async (path) => (await criteria.C26(browser, `http://127.0.0.1:${server.address().port}${path}`)).wrong.join();
    assert.equal(await weigh('/latt'), '');
    assert.match(await weigh('/tung'), /first page, bytes.*following page, bytes/);
    assert.match(await weigh('/skript'), /Script is loaded/);
    assert.match(await weigh('/noder'), /nodes/);

    const next = await measuringPage(browser);
    const following = await criteria.C26.following(next);
    const judge = async (path) => {
      await next.goto(`http://127.0.0.1:${server.address().port}${path}`);
      return (await following()).wrong.join();
    };
    assert.equal(await judge('/latt'), '');
    assert.match(await judge('/tung'), /following page, bytes/);
    assert.match(await judge('/noder'), /^nodes/);
    await next.context().close();
  } finally {
    server.close();
  }
});
