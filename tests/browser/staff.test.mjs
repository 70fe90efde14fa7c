// Signing in, one's own account and those of others: every page of it meets every criterion, without scripts.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Seen } from './support/seen.mjs';
import { browser, server } from './support/stage.mjs';
import { fill, follow, send } from './support/walk.mjs';

const password = 'gul traktor vid sjön';
const another = 'sju gröna hattar i skogen';
const seen = new Seen();

// Who works with it proves who it is by a password (C12 is for residents).
const except = ['C12'];

/** Somebody with a browser, who looks at each page that opens. */
async function comes(language = 'sv') {
  const visitor = await seen.visitor(browser);
  const { page } = visitor;
  const look = async (answer, wrong = null) => {
    await seen.look(visitor, { html: await answer.text(), status: answer.status(), language, wrong, except });
  };
  return {
    page,
    opens: async (path) => look(await page.goto(path.startsWith('http') ? path : server.address + path)),
    follows: async (name) => look(await follow(page, name)),
    /** `kept` is what must stand there again, when the page comes back. */
    sends: async (typed, kept = null) => {
      await fill(page, typed);
      await look(await send(page), kept);
    },
    /** Presses a button by its name; looks only at what it refused. */
    presses: async (name, kept = null) => {
      const [answer] = await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()]);
      if (kept) {
        await look(answer, kept);
      }
    },
    says: async (pattern) => assert.match(await page.locator('main').innerText(), pattern),
    shown: async (pattern) => pattern.exec(await page.locator('main').innerText())[1],
    leaves: () => page.context().close(),
  };
}

test('a coordinator signs in, makes mistakes, and invites somebody', async () => {
  const karin = await comes();
  await karin.opens('/kalmar/anvandare');
  await karin.sends({ epost: '', losenord: '' }, { epost: '' });
  await karin.sends({ epost: 'samordnare@kalmar.example', losenord: 'inte det rätta' }, { epost: 'samordnare@kalmar.example' });
  await karin.sends({ losenord: password });
  await karin.sends({ kod: '000000' }, {});
  await karin.sends({ kod: await karin.shown(/(\d{6})/) });
  await karin.says(/Användare i Kalmar/);
  await karin.follows('Bjud in någon');
  await karin.sends({ namn: 'Ulla Sten', epost: 'ulla' }, { namn: 'Ulla Sten', epost: 'ulla' });
  await karin.sends({ epost: 'ulla.sten@kalmar.example', roll: 'host' });
  await karin.says(/Inbjudan är skickad/);
  await karin.presses('Lägg till Kontaktcenter');
  await karin.says(/Kontaktcenter i Kalmar/);
  await karin.presses('Ta bort Värd i Kalmar');
  await fill(karin.page, { 'sista-dag': 'onsdag 12 januari 2027' });
  await karin.presses('Spara dagen', { 'sista-dag': 'onsdag 12 januari 2027' });
  await karin.says(/Den dagen är en tisdag, inte en onsdag/);
  await karin.opens('/konto');
  await karin.opens('/konto/losenord');
  await karin.sends({ losenord: 'inte det rätta', nytt: another }, {});
  await karin.sends({ losenord: password, nytt: 'sommarsommarsommar' }, {});
  await karin.leaves();
});

test('somebody who is invited chooses a password, adds an app and signs out', async () => {
  const ulla = await comes();
  await ulla.opens('/konto/lank/ingen');
  await ulla.opens('/konto/ny-lank');
  await ulla.sends({ epost: 'ulla' }, { epost: 'ulla' });
  await ulla.sends({ epost: 'ulla.sten@kalmar.example' });
  await ulla.page.goto(`${server.address}/postlada`);
  const link = await ulla.shown(/(http\S+\/konto\/lank\/\S+)/);
  await ulla.opens(link);
  await ulla.sends({ nytt: 'för kort' }, {});
  await ulla.sends({ nytt: another });
  await ulla.says(/Lösenordet är sparat/);
  await ulla.sends({ epost: 'ulla.sten@kalmar.example', losenord: another });
  await ulla.sends({ kod: '123' }, {});
  await ulla.sends({ kod: await ulla.shown(/visa (\d{6})/) });
  await ulla.says(/Koderna visas bara nu/);
  await ulla.follows('Jag har sparat koderna');
  await ulla.presses('Logga ut');
  await ulla.page.goBack();
  assert.doesNotMatch(await ulla.page.locator('main').innerText(), /ulla\.sten@/, 'the way back shows nothing');
  await ulla.leaves();
});

test('an administrator reads English', async () => {
  const sara = await comes('en');
  await sara.opens('/en/users');
  await sara.sends({ epost: 'drift@brygga.example', losenord: password });
  await sara.sends({ kod: await sara.shown(/(\d{6})/) });
  await sara.says(/All users/);
  await sara.follows('Karin Berg');
  await sara.opens('/en/account');
  await sara.leaves();
});

seen.together('staff', { helpless: ['/logga-in', '/konto', '/anvandare', '/en/sign-in', '/en/account', '/en/users'] });
