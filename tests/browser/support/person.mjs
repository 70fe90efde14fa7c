// A person at the keyboard: finds fields by their labels and buttons by their texts, and never touches a mouse.
import assert from 'node:assert/strict';

import { flowPath } from './walk.mjs';

const longest = 200;

export function field(page, label) {
  return page.getByLabel(label);
}

/** Presses Tab until the control that `locator` finds has the focus. */
export async function tabTo(page, locator) {
  await locator.first().waitFor({ state: 'attached', timeout: 5_000 });
  for (let presses = 0; presses <= longest; presses += 1) {
    if (await hasFocus(locator)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  assert.fail(`The keyboard does not reach ${locator} within ${longest} presses`);
}

/** Types into the field with this label, in place of what stands there. */
export async function types(page, label, text) {
  await typesInto(page, field(page, label), text);
}

/** Cuts what was typed into the field and pastes it again: no page may stand in the way of that. */
export async function pastes(page, label, text) {
  await types(page, label, text);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+X');
  assert.equal(await field(page, label).first().inputValue(), '');
  await page.keyboard.press('Control+V');
  assert.equal(await field(page, label).first().inputValue(), text);
}

/** Picks the checkbox with this label, or the radio: Tab reaches the group, the arrows the answer. */
export async function picks(page, label) {
  await picksControl(page, field(page, label));
}

/** Presses the button or follows the link with this text; gives the answer that the new page came with. */
export async function presses(page, text) {
  return pressesControl(page, page.getByRole('button', { name: text }).or(page.getByRole('link', { name: text })));
}

/** Answers one question after the other (see journeys.mjs) and leaves each page with `words` on its button. */
export async function goesThrough(page, stops, words) {
  let answer = null;
  for (const stop of stops) {
    assert.equal(flowPath(page), stop.page);
    for (const [name, value] of Object.entries(stop.answer)) {
      for (const one of [value].flat()) {
        const control = page.locator(`main [name="${name}"]:not([type=hidden])`);
        if (await control.first().evaluate((element) => element.matches('[type=radio], [type=checkbox]'))) {
          await picksControl(page, page.locator(`main [name="${name}"][value="${one}"]`));
        } else {
          await typesInto(page, control, one);
        }
      }
    }
    answer = stop.button
      ? await pressesControl(page, page.locator(`button[name="${stop.button}"]`))
      : await presses(page, stop.page === 'kontrollera' ? words.send : words.next);
  }
  return answer;
}

function hasFocus(locator) {
  return locator.first().evaluate((control) => control === document.activeElement);
}

async function typesInto(page, control, text) {
  await tabTo(page, control);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.type(text);
}

async function picksControl(page, control) {
  const name = await control.first().evaluate((element) => (element.type === 'radio' ? element.name : null));
  if (name === null) {
    await tabTo(page, control);
    await page.keyboard.press('Space');
    return;
  }
  const group = page.locator(`[type=radio][name="${name}"]`);
  const count = await group.count();
  for (let presses = 0; presses <= longest && !(await inGroup(page, name)); presses += 1) {
    await page.keyboard.press('Tab');
  }
  for (let presses = 0; presses <= count && !(await hasFocus(control)); presses += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Space');
  assert.ok(await control.first().isChecked(), `the keyboard does not pick ${control}`);
}

function inGroup(page, name) {
  return page.evaluate((wanted) => document.activeElement?.type === 'radio' && document.activeElement.name === wanted, name);
}

async function pressesControl(page, control) {
  await tabTo(page, control);
  const [response] = await Promise.all([
    page.waitForNavigation({ waitUntil: 'load' }),
    page.keyboard.press('Enter'),
  ]);
  return response;
}
