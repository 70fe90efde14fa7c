// Runs the criteria that every page must meet.
import assert from 'node:assert/strict';

import * as criteria from '../criteria.mjs';

const onEveryPage = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C15', 'C16', 'C8', 'C17'];

/** Fails with everything that is wrong on the page that `page` shows. */
export async function meetsEveryCriterion(page, language = 'sv') {
  const wrong = (await criteria.C20(page, language)).map((line) => `C20 ${line}`);
  for (const name of onEveryPage) {
    wrong.push(...(await criteria[name](page)).map((line) => `${name} ${line}`));
  }
  assert.deepEqual(wrong, [], `${page.url()} at ${page.viewportSize().width} px`);
}
