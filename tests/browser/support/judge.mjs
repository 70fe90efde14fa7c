// Runs the criteria that every page must meet.
import assert from 'node:assert/strict';

import * as criteria from '../criteria.mjs';
import { widths } from './browser.mjs';

const onEveryPage = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C12', 'C15', 'C16', 'C8', 'C17'];

/** Fails with everything that is wrong on the page that `page` shows, at the window's width. */
export async function meetsEveryCriterion(page, { language = 'sv', except = [] } = {}) {
  const wrong = (await criteria.C20(page, language)).map((line) => `C20 ${line}`);
  for (const name of onEveryPage.filter((criterion) => !except.includes(criterion))) {
    wrong.push(...(await criteria[name](page)).map((line) => `${name} ${line}`));
  }
  assert.deepEqual(wrong, [], `${page.url()} «${await page.title()}» at ${page.viewportSize().width} px`);
}

/** The same at every width of this run, or at those of `at`; the page stays as it is, the window changes. */
export async function meetsThemAtEveryWidth(page, language = 'sv', except = [], at = widths) {
  for (const width of at) {
    await resize(page, width);
    await meetsEveryCriterion(page, { language, except });
  }
  await resize(page, widths[0]);
}

/** What is clicked before the page has been laid out anew is somewhere else by then. */
async function resize(page, width) {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
