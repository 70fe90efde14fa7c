// Every public page that stands by itself meets every criterion, also with larger text.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { C13, C18, C19, C26 } from './criteria.mjs';
import { alone } from './journeys.mjs';
import { pages } from './pages.mjs';
import { measuringPage } from './support/browser.mjs';
import { meetsThemAtEveryWidth } from './support/judge.mjs';
import { browser, server } from './support/stage.mjs';
import { flowPath, follow, largest, walk } from './support/walk.mjs';

const found = [];

for (const { address, status, language, help } of pages) {
  test(`${address} meets the criteria`, async () => {
    const page = await measuringPage(browser);
    const answer = await page.goto(server.address + address);
    assert.equal(answer.status(), status);
    found.push({ address, status, help, title: await page.title(), html: await answer.text(), ...await C13.read(page) });
    await meetsThemAtEveryWidth(page, language);
    await page.context().close();
  });
}

test('every page keeps to the budget when it is the first one', async (t) => {
  const heaviest = { bytes: 0, nodes: 0 };
  // Most of a measurement is waiting for the line to fall silent, so several run at once.
  for (let start = 0; start < pages.length; start += 4) {
    await Promise.all(pages.slice(start, start + 4).map(async ({ address }) => {
      const { wrong, first, nodes } = await C26(browser, server.address + address);
      assert.deepEqual(wrong, [], address);
      heaviest.bytes = Math.max(heaviest.bytes, first.bytes);
      heaviest.nodes = Math.max(heaviest.nodes, nodes);
    }));
  }
  t.diagnostic(`${pages.length} pages; the heaviest first page ${heaviest.bytes} bytes, most nodes ${heaviest.nodes}`);
});

for (const size of ['Större text', 'Störst text']) {
  test(`with «${size}» the pages meet the criteria, and the text stays larger`, async () => {
    const page = await measuringPage(browser);
    await page.goto(`${server.address}/kalmar`);
    const before = await textSize(page);
    await (size === 'Störst text' ? largest(page) : follow(page, size));
    assert.equal(Math.round((await textSize(page) / before) * 100), size === 'Störst text' ? 150 : 125);
    for (const address of ['/kalmar', '/kalmar/traffar', '/kalmar/traffar/11', '/kalmar/ring-mig', '/kalmar/andra']) {
      await page.goto(server.address + address);
      assert.ok(await textSize(page) > before * 1.2, address);
      await meetsThemAtEveryWidth(page);
    }
    const opened = await page.goto(`${server.address}/kalmar/anmalan/vem?traff=11`);
    const stops = alone(size === 'Störst text' ? '070-174 06 15' : '070-174 06 16', 'sms');
    const looked = new Set(['vem', 'telefon', 'vad-behover-du', 'kontrollera']);
    await walk(page, opened, stops, { look: ({ stop }) => looked.has(stop.page) && meetsThemAtEveryWidth(page) });
    assert.equal(flowPath(page), 'klar');
    await meetsThemAtEveryWidth(page);
    assert.deepEqual(await C18(page, [await page.locator('.app-reference').innerText()]), []);
    await page.context().close();
  });
}

test('all pages are valid HTML', async () => {
  assert.deepEqual(await C19(found), []);
});

test('no two pages have the same title', () => {
  const seen = new Map();
  const same = [];
  for (const { address, title } of found.filter(({ status }) => status === 200)) {
    if (seen.has(title)) {
      same.push(`«${title}»: ${seen.get(title)} and ${address}`);
    }
    seen.set(title, address);
  }
  assert.deepEqual(same, []);
});

for (const group of new Set(pages.map(({ help }) => help).filter(Boolean))) {
  test(`the help box is the same on all pages in ${group}`, () => {
    assert.deepEqual(C13(found.filter(({ help }) => help === group)), []);
  });
}

function textSize(page) {
  return page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
}
