// Remembers the pages that a test file has looked at, for what can only be judged of many together.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { C13, C19, C20, C26, C9 } from '../criteria.mjs';
import { isLong, measuringPage } from './browser.mjs';
import { meetsThemAtEveryWidth } from './judge.mjs';

export class Seen {
  pages = [];

  // Refused pages that have been judged in full. In the short run the same page, refused for the same reason in
  // another voice or language, is only asked for what such a page must do.
  refused = new Set();

  /** A page to walk with, the weight of whose pages is measured. */
  async visitor(browser, kind = {}) {
    const page = await measuringPage(browser);
    const weigh = await C26.following(page, kind);
    return { page, weigh };
  }

  /**
   * Judges what `page` shows, and remembers it. `wrong` is what was typed, when it was refused; `except` are
   * criteria that such a page need not meet, and `at` the widths that it is judged at, if not those of the run.
   */
  async look({ page, weigh }, { html, status, language = 'sv', wrong = null, isQuestion = false, place = page.url(), except = [], at = undefined }) {
    const title = await page.title();
    const { bytes, nodes, wrong: heavy } = await weigh();
    const address = page.url().replace(/^https?:\/\/[^/]+/, '');
    this.pages.push({ address, title, html, status, language, bytes, nodes, help: await C13.read(page) });
    assert.deepEqual(heavy, [], `${address} «${title}»`);
    if (isQuestion) {
      assert.deepEqual(await C20.question(page), [], address);
    }
    if (wrong !== null) {
      assert.deepEqual(await C9(page, status), [], `${address} after ${JSON.stringify(wrong)}`);
      await keeps(page, wrong);
    }
    const reason = wrong && `${place} ${JSON.stringify(wrong)}`;
    if (reason === null || isLong || !this.refused.has(reason)) {
      await meetsThemAtEveryWidth(page, language, except, at);
    }
    this.refused.add(reason);
  }

  /** The tests of all pages together; to be called last in a file. Pages of no municipality have no help box. */
  together(name, { helpless = [] } = {}) {
    test(`${name}: all pages are valid HTML`, async () => {
      assert.ok(this.pages.length > 0, 'no page was looked at');
      assert.deepEqual(await C19(this.pages), []);
    });
    test(`${name}: no two pages have the same title`, () => {
      const places = new Map();
      for (const { address, title, language } of this.pages) {
        const place = `${language} ${address.replace(/[?#].*$/, '')}`;
        // A person's name is the same in both languages.
        const key = `${language} ${title}`;
        const other = places.get(key) ?? place;
        assert.equal(place, other, `«${title}»`);
        places.set(key, place);
      }
    });
    for (const language of ['sv', 'en']) {
      test(`${name}: the help box is the same on all pages, in ${language}`, () => {
        const helped = this.pages.filter((page) => !helpless.includes(municipality(page)));
        const read = helped.filter((page) => page.language === language).map(({ address, help }) => ({ address, ...help }));
        for (const place of new Set(read.map(municipality))) {
          assert.deepEqual(C13(read.filter((page) => municipality(page) === place)), []);
        }
      });
    }
    test(`${name}: what the pages weigh`, (t) => {
      const most = (key) => this.pages.reduce((heaviest, page) => (page[key] > heaviest[key] ? page : heaviest));
      const bytes = most('bytes');
      const nodes = most('nodes');
      t.diagnostic(`${this.pages.length} pages; heaviest ${bytes.address} ${bytes.bytes} bytes; most nodes ${nodes.address} ${nodes.nodes}`);
    });
  }
}

/** «/kalmar» or «/en/kalmar»: each municipality has a telephone number of its own. */
function municipality({ address }) {
  return /^(?:\/en)?\/[^/?#]+/.exec(address)?.[0];
}

/** Whatever was typed or picked stands there again, when the page comes back. */
async function keeps(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const fields = page.locator(`main [name="${name}"]:not([type=hidden])`);
    const kept = await fields.evaluateAll((found) => found.flatMap((field) =>
      (field.matches('[type=radio], [type=checkbox]') ? (field.checked ? [field.value] : []) : [field.value])));
    assert.deepEqual(kept, [value].flat(), `«${name}» is kept`);
  }
}
