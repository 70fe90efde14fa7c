// What a screen reader says on each page of questions, compared with what was read and found good.
// Where paragraphs, lists and groups end is left out: it is the same everywhere, and long.
// After a change that is meant: `BRYGGA_SPOKEN=write node --test spoken.test.mjs`, and read the difference.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';

import { C22 } from './criteria.mjs';
import { alone, journeys } from './journeys.mjs';
import { measuringPage } from './support/browser.mjs';
import { browser, server } from './support/stage.mjs';
import { flowPath, walk } from './support/walk.mjs';

const unheard = /^(?:end of .*|end, .*|main|form|paragraph)$/;
const folder = new URL('./spoken/', import.meta.url);

for (const [voice, stops] of Object.entries({
  du: alone('070-174 06 17', 'sms'), ni: journeys['two, by e-mail'], personen: journeys['helped, without a phone, called'],
})) {
  test(`what is read aloud on the questions, said to «${voice}»`, async () => {
    const page = await measuringPage(browser);
    const opened = await page.goto(`${server.address}/kalmar/anmalan/vem?traff=1`);
    const lines = [];
    const listen = async (name) => lines.push(`# ${name}`, ...(await C22(page)).filter((line) => !unheard.test(line)), '');
    await walk(page, opened, stops, {
      mistakes: voice === 'du' ? 1 : 0,
      look: ({ stop, kind }) => listen(kind === 'wrong' ? `${stop.page}, fel` : stop.page),
    });
    await listen(flowPath(page));
    await page.context().close();
    await compare(voice, `${lines.join('\n').replace(/^\p{Lu}+\s\d{3}$/mu, 'BJÖRK 472')}\n`);
  });
}

async function compare(name, said) {
  const file = new URL(`${name}.txt`, folder);
  if (process.env.BRYGGA_SPOKEN === 'write') {
    await mkdir(folder, { recursive: true });
    await writeFile(file, said);
  }
  assert.equal(said, await readFile(file, 'utf8'));
}
