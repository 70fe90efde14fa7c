// A person at the keyboard: finds fields by their labels and buttons by their texts.
import assert from 'node:assert/strict';

const longest = 200;

export function field(page, label) {
  return page.getByLabel(label);
}

/** Presses Tab until the control that `locator` finds has the focus. */
export async function tabTo(page, locator) {
  await locator.first().waitFor({ state: 'attached', timeout: 5_000 });
  for (let presses = 0; presses <= longest; presses += 1) {
    if (await locator.first().evaluate((control) => control === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  assert.fail(`The keyboard does not reach ${locator} within ${longest} presses`);
}

/** Types into the field with this label, in place of what stands there. */
export async function types(page, label, text) {
  await tabTo(page, field(page, label));
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Picks the radio or checkbox with this label. */
export async function picks(page, label) {
  await tabTo(page, field(page, label));
  await page.keyboard.press('Space');
}

/** Presses the button or follows the link with this text; gives the answer that the new page came with. */
export async function presses(page, text) {
  const control = page.getByRole('button', { name: text }).or(page.getByRole('link', { name: text }));
  await tabTo(page, control);
  const [response] = await Promise.all([
    page.waitForNavigation({ waitUntil: 'load' }),
    page.keyboard.press('Enter'),
  ]);
  return response;
}
