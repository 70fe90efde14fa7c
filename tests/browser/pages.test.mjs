// Every public page meets every criterion.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { C13, C19, C26 } from './criteria.mjs';
import { pages } from './pages.mjs';
import { launch, measuringPage, widths } from './support/browser.mjs';
import { meetsEveryCriterion } from './support/judge.mjs';
import { startServer } from './support/server.mjs';

let browser;
let server;

before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const { address, status, language } of pages) {
  for (const width of widths) {
    test(`${address} meets the criteria at ${width} px`, async () => {
      const page = await measuringPage(browser, width);
      const answer = await page.goto(server.address + address);
      assert.equal(answer.status(), status);
      await meetsEveryCriterion(page, language);
      await page.context().close();
    });
  }

  test(`${address} keeps to the budget`, async () => {
    const { wrong } = await C26(browser, server.address + address);
    assert.deepEqual(wrong, []);
  });
}

test('all pages are valid HTML', async () => {
  const found = [];
  for (const { address } of pages) {
    const answer = await fetch(server.address + encodeURI(address));
    found.push({ address, html: await answer.text() });
  }
  assert.deepEqual(await C19(found), []);
});

test('no two pages have the same title', async () => {
  const page = await measuringPage(browser);
  const seen = new Map();
  const same = [];
  for (const { address } of pages.filter(({ status }) => status === 200)) {
    await page.goto(server.address + address);
    const title = await page.title();
    if (seen.has(title)) {
      same.push(`«${title}»: ${seen.get(title)} and ${address}`);
    }
    seen.set(title, address);
  }
  await page.context().close();
  assert.deepEqual(same, []);
});

for (const group of new Set(pages.map(({ help }) => help).filter(Boolean))) {
  test(`the help box is the same on all pages in ${group}`, async () => {
    const page = await measuringPage(browser);
    const read = [];
    for (const { address } of pages.filter(({ help }) => help === group)) {
      await page.goto(server.address + address);
      read.push({ address, ...await C13.read(page) });
    }
    await page.context().close();
    assert.deepEqual(C13(read), []);
  });
}
