// Every question of the sign-up, in every voice, and every way to answer it wrong, meets every criterion.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { english, journeys } from './journeys.mjs';
import { Seen } from './support/seen.mjs';
import { browser, server } from './support/stage.mjs';
import { flowPath, walk } from './support/walk.mjs';

const seen = new Seen();

const ways = [
  ...Object.entries(journeys).map(([name, stops]) => ({ name, stops, language: 'sv', start: '/kalmar/anmalan/vem?traff=1' })),
  { name: 'alone, in English', stops: journeys['alone, by letter'], language: 'en', start: `/en/kalmar/registration/${english.vem}?traff=3` },
];

for (const { name, stops, language, start } of ways) {
  test(`every page of the sign-up meets the criteria: ${name}`, async () => {
    const visitor = await seen.visitor(browser);
    const { page } = visitor;
    const opened = await page.goto(server.address + start);
    const done = await walk(page, opened, stops, {
      mistakes: Infinity,
      look: ({ stop, kind, typed, html, status }) => seen.look(visitor, {
        place: stop.page, html, status, language, isQuestion: true, wrong: kind === 'wrong' ? typed : null,
      }),
    });
    assert.equal(flowPath(page), 'klar');
    await seen.look(visitor, { html: await done.text(), status: done.status(), language });
    await page.context().close();
  });
}

seen.together('sign-up');
