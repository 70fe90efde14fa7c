// Walks through the pages of a journey with the mouse, and stops at each for whoever wants to look.
import assert from 'node:assert/strict';

import { english } from '../journeys.mjs';

/**
 * Walks `stops` (see journeys.mjs) from the page that is open. `look({ stop, kind, html, status })` is called at each
 * page as it opens (`kind` "first") and each time it comes back refused ("wrong", with what was typed); `mistakes`
 * is how many wrong answers are tried on each page. `answer` is the answer that the open page came with.
 * Gives the answer of the page after the last stop.
 */
export async function walk(page, answer, stops, { look = async () => {}, mistakes = 0 } = {}) {
  let open = answer;
  for (const stop of stops) {
    assert.equal(flowPath(page), stop.page);
    await look({ stop, kind: 'first', html: await open.text(), status: open.status() });
    for (const typed of stop.wrong.slice(0, mistakes)) {
      await fill(page, typed);
      open = await send(page);
      await look({ stop, kind: 'wrong', typed, html: await open.text(), status: open.status() });
    }
    await fill(page, stop.answer);
    open = await send(page, stop.button);
  }
  return open;
}

/** The path under the flow, in Swedish: «den-andra/namn» for /en/kalmar/registration/the-other/name. */
export function flowPath(page) {
  const words = new URL(page.url()).pathname.split('/').filter(Boolean);
  const swedish = words[0] === 'en'
    ? words.slice(1).map((word) => Object.keys(english).find((sv) => english[sv] === word) ?? word)
    : words;
  return swedish.slice(2).join('/');
}

/** Writes, picks and unpicks, by the names of the fields. */
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const fields = page.locator(`main [name="${name}"]:not([type=hidden])`);
    if (await fields.first().evaluate((field) => field.matches('[type=radio], [type=checkbox]'))) {
      for (const field of await fields.all()) {
        const wanted = [value].flat().includes(await field.getAttribute('value'));
        if (wanted !== await field.isChecked()) {
          await field.setChecked(wanted);
        }
      }
    } else {
      await fields.fill(value);
    }
  }
}

/** Presses the last green button, or the one with this name; gives the answer of the page that opens. */
export async function send(page, name) {
  const button = name ? `button[name="${name}"]` : 'button.govuk-button:not(.govuk-button--secondary)';
  const [answer] = await Promise.all([
    page.waitForNavigation({ waitUntil: 'load' }),
    page.locator(`main ${button}`).last().click(),
  ]);
  return answer;
}

/** Follows the link with this text; gives the answer of the page that opens. */
export async function follow(page, name) {
  const [answer] = await Promise.all([
    page.waitForNavigation({ waitUntil: 'load' }),
    page.getByRole('link', { name, exact: true }).first().click(),
  ]);
  return answer;
}

/** Chooses the largest text, step by step as the bar offers it. */
export async function largest(page) {
  await follow(page, 'Större text');
  return follow(page, 'Störst text');
}
