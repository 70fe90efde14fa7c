// The page of parts, as it opens and after it was refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { C19, C26, C9 } from './criteria.mjs';
import { measuringPage, widths } from './support/browser.mjs';
import { meetsEveryCriterion } from './support/judge.mjs';
import { browser, server } from './support/stage.mjs';

// Some parts are for staff, who sign in with a password.
const forStaff = ['C12'];

for (const width of widths) {
  test(`every part meets the criteria at ${width} px`, async () => {
    const page = await measuringPage(browser, width);
    const answer = await page.goto(`${server.address}/delar`);
    assert.equal(answer.status(), 200);
    await meetsEveryCriterion(page, { except: forStaff });
    await page.context().close();
  });

  test(`every part with an error meets the criteria at ${width} px`, async () => {
    const page = await measuringPage(browser, width);
    const answer = await page.goto(`${server.address}/delar?fel=1`);
    const typed = { 'Vilket år är du född?': 'nittonhundrafyrtionio', 'Vad vill du lära dig? (frivilligt)': 'Jag vill lära mig allt.' };
    assert.deepEqual(await C9(page, answer.status(), typed), []);
    await meetsEveryCriterion(page, { except: forStaff });
    await page.context().close();
  });
}

test('the parts are valid HTML', async () => {
  const pages = await Promise.all(['/delar', '/delar?fel=1'].map(async (address) => {
    const answer = await fetch(server.address + address);
    return { address, html: await answer.text() };
  }));
  assert.deepEqual(await C19(pages), []);
});

test('an answer is picked wherever its block is pressed', async () => {
  const page = await measuringPage(browser);
  await page.goto(`${server.address}/delar`);
  for (const kind of ['.govuk-radios__item:has(.govuk-hint)', '.govuk-checkboxes__item']) {
    const block = page.locator(kind).first();
    const box = await block.boundingBox();
    const corners = [[6, 6], [box.width / 2, box.height / 2], [box.width - 6, box.height - 6]];
    for (const [x, y] of corners) {
      await page.reload();
      await block.click({ position: { x, y } });
      assert.ok(await block.locator('input').isChecked(), `${kind} at ${x}, ${y}`);
    }
  }
  await page.context().close();
});

test('the booking word is at least 40 px high in type', async () => {
  const page = await measuringPage(browser);
  await page.goto(`${server.address}/delar`);
  const sizes = await page.locator('.app-reference').evaluateAll((words) =>
    words.map((word) => Number.parseFloat(getComputedStyle(word).fontSize)));
  assert.ok(sizes.length > 0 && sizes.every((size) => size >= 40), `${sizes}`);
  await page.context().close();
});

test('the style sheet and the page keep to the budget', async () => {
  const { wrong } = await C26(browser, `${server.address}/delar`, { isPublic: false });
  assert.deepEqual(wrong, []);
});
