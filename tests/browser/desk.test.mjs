// The scripted calls of the contact centre, by keyboard alone and without scripts: each press beside the text that is
// typed is counted (experience.md section 3: at most 35, no mouse).
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { crowd, givesUp } from './support/crowd.mjs';
import { Seen } from './support/seen.mjs';
import { browser, server } from './support/stage.mjs';
import { signIn } from './support/works.mjs';

const most = 35;
const clerk = 'kontakt@kalmar.example';
/** The demo's round in a village library, which has eight seats. */
const villageRound = 2;
const seen = new Seen();
const counted = [];
let visitor = null;

test('the clerk signs in', async () => {
  visitor = await seen.visitor(browser, { isPublic: false });
  await signIn(visitor.page, server.address, clerk);
});

after(() => console.log(JSON.stringify({ test: 'key presses', most, calls: Object.fromEntries(counted) })));

/** Somebody at the phone, who has nothing but a keyboard. */
class Call {
  #keys = 0;

  constructor(page) {
    this.page = page;
  }

  static async answered() {
    const { page } = visitor;
    await page.goto(`${server.address}/kalmar/telefon`);
    const call = new Call(page);
    await call.#settled();
    return call;
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  async press(key, times = 1) {
    for (let time = 0; time < times; time += 1) {
      this.#keys += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** Enter, which sends, or opens; a page of the desk then has the keyboard where it goes on. */
  async enter() {
    this.#keys += 1;
    const [answer] = await Promise.all([this.page.waitForNavigation(), this.page.keyboard.press('Enter')]);
    await this.page.waitForLoadState();
    if (/\/telefon/.test(this.page.url())) {
      await this.#settled();
    }
    return answer;
  }

  /** A browser moves the keyboard to where the page wants it when it paints; a hand is slower than that. */
  async #settled() {
    const onPage = () => document.activeElement !== document.body;
    for (let tries = 0; tries < 40 && !await this.page.evaluate(onPage); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    assert.ok(await this.page.evaluate(onPage), `the keyboard is nowhere on ${this.page.url()}`);
  }

  /** Types in the field where the keyboard is and goes on to the next. */
  async says(...texts) {
    for (const [at, text] of texts.entries()) {
      await this.type(text);
      if (at < texts.length - 1) {
        await this.press('Tab');
      }
    }
  }

  /** Tabs until the keyboard is at what this says. */
  async goesTo(name) {
    for (let tries = 0; tries < most; tries += 1) {
      if (name.test(await this.at())) {
        return;
      }
      await this.press('Tab');
    }
    assert.fail(`${name} was not reached`);
  }

  /** The same backwards. */
  async goesBackTo(name) {
    await this.page.keyboard.down('Shift');
    await this.goesTo(name);
    await this.page.keyboard.up('Shift');
  }

  /** Past the row above the page, as who has no mouse goes. */
  async skipsToThePage() {
    await this.press('Tab');
    await this.press('Enter');
  }

  /** What the keyboard is at: the words of its label, or its own. */
  at() {
    return this.page.evaluate(() => {
      const here = document.activeElement;
      return (here.labels?.[0] ?? here).textContent.trim();
    });
  }

  async reads(pattern) {
    assert.match(await this.page.locator('main').innerText(), pattern);
  }

  /** Answers somebody who is not known, and writes the name that was looked for. */
  async begins(name) {
    await this.type(name);
    await this.enter();
    await this.goesTo(/^Ny person/);
    await this.enter();
  }

  /** Goes back from the year to who it is for, picks there, and returns. */
  async isFor(down) {
    await this.page.keyboard.down('Shift');
    await this.press('Tab', 2);
    await this.page.keyboard.up('Shift');
    await this.press('ArrowDown', down);
    await this.press('Tab', 2);
  }

  /** Takes the round where the keyboard is; a mobile; and a way of being told, so many below the first. */
  async takesIt(down) {
    await this.enter();
    await this.tellsTheRest(down);
  }

  async tellsTheRest(down) {
    await this.goesTo(/^Mobil$/);
    await this.press('Space');
    await this.goesTo(/^1\. Brev/);
    await this.press('ArrowDown', down);
    await this.enter();
  }

  ended(name) {
    counted.push([name, this.#keys]);
    assert.ok(this.#keys <= most, `${name}: ${this.#keys} key presses`);
  }
}

test('a place for somebody who calls', async () => {
  const call = await Call.answered();
  await call.begins('Rut Almkvist');
  await call.says('1949', '39232', '0701740605');
  await call.enter();
  assert.match(await call.at(), /^Boka \p{L}+dag/u);
  await call.takesIt(1);
  await call.reads(/Platsen hålls åt dig/);
  await call.reads(/Rut Almkvist, född 1949, telefon 07 01 74 06 05/);
  assert.equal(await call.at(), 'Boka platsen');
  await call.enter();
  await call.reads(/Ditt bokningsord är \p{Lu}+( \p{Ll}+){3}\. Skriv gärna upp det\./u);
  call.ended('single');
});

test('somebody who has been with us says nothing twice', async () => {
  const call = await Call.answered();
  await call.type('almkvist 0605');
  await call.enter();
  await call.goesTo(/^Rut Almkvist$/);
  await call.enter();
  assert.match(await call.at(), /^Boka \p{L}+dag/u);
  // Another round than the one that she is in.
  await call.press('Tab');
  await call.takesIt(2);
  await call.enter();
  await call.reads(/Vi ringer dig/);
  call.ended('known');
});

test('two who go together', async () => {
  const call = await Call.answered();
  await call.begins('Berit Sandell');
  await call.isFor(2);
  await call.says('1950', '39232', '0701740608');
  await call.enter();
  await call.says('Olle Sandell', '1948');
  await call.enter();
  await call.takesIt(1);
  await call.reads(/Olle Sandell, född 1948, ingen telefon/);
  await call.enter();
  await call.reads(/Ni har plats båda två/);
  call.ended('couple');
});

test('a daughter for her father, who has no phone', async () => {
  const call = await Call.answered();
  await call.begins('Gösta Hedman');
  await call.isFor(1);
  await call.says('1940', '39232');
  await call.enter();
  await call.says('Eva Hedman', '0701740609');
  await call.press('Tab');
  await call.press('Space');
  await call.enter();
  await call.takesIt(1);
  await call.reads(/Eva Hedman hjälper till, telefon 07 01 74 06 09/);
  await call.enter();
  await call.reads(/Du har en plats/);
  call.ended('relative');
});

test('a place in line where everything is taken', async () => {
  await crowd(server.address, villageRound, { singles: 8 });
  const call = await Call.answered();
  await call.begins('Torsten Hagelin');
  await call.says('1944', '38850', '0701740610');
  await call.enter();
  await call.goesTo(/^Reservlista [^]*Påryds bibliotek/);
  await call.takesIt(1);
  await call.reads(/är full/);
  await call.enter();
  await call.reads(/plats \d i kön|reservlistan/i);
  await call.reads(/Ditt bokningsord är/);
  call.ended('full round');
});

test('somebody who cannot come', async () => {
  const call = await Call.answered();
  await call.type('almkvist 0605');
  await call.enter();
  await call.goesTo(/^Rut Almkvist$/);
  await call.enter();
  await call.goesBackTo(/^\p{L}+dag \d+ \p{L}+/u);
  await call.enter();
  await call.skipsToThePage();
  await call.goesTo(/^Ändra eller avboka$/);
  await call.enter();
  await call.skipsToThePage();
  await call.goesTo(/^Ja, avboka$/);
  await call.enter();
  await call.reads(/Avbokningen är gjord\./);
  call.ended('cancellation');
});

test('somebody who did not get through the form on the web', async () => {
  const said = { name: 'Ingegerd Palmblad', year: '1946', postcode: '39232', phone: '0701740611' };
  const code = await givesUp(server.address, villageRound - 1, said);
  const call = await Call.answered();
  await call.type(code);
  await call.enter();
  await call.goesTo(/^Fortsätt på/);
  await call.enter();
  // The round of the form is chosen, and its seat held.
  await call.reads(/Släpp platsen/);
  await call.tellsTheRest(1);
  await call.reads(/Ingegerd Palmblad, född 1946/);
  await call.enter();
  await call.reads(/Ditt bokningsord är/);
  call.ended('lost draft');
});

test('somebody with protected identity', async () => {
  const call = await Call.answered();
  await call.goesTo(/skyddade personuppgifter/);
  await call.enter();
  await call.goesTo(/Vilket namn vill du stå under/);
  await call.says('Karin Lund', '1947');
  await call.press('Tab');
  await call.press('Space');
  await call.goesTo(/^Mobil$/);
  await call.press('Space');
  await call.goesTo(/^1\. Du ringer själv/);
  await call.press('Space');
  await call.enter();
  await call.reads(/Karin Lund, född 1947/);
  assert.equal(await call.at(), 'Stämmer, boka');
  await call.enter();
  await call.reads(/Du har en plats/);
  await call.reads(/Ditt bokningsord är \p{Lu}+( \p{Ll}+){3}/u);
  call.ended('protected identity');
});

test('the page of a call is one that everybody can use, also when something is wrong', async () => {
  const call = await Call.answered();
  await call.goesTo(/^Ny person/);
  await call.enter();
  await call.says('Åke Lund', 'fyrtio');
  const answer = await call.enter();
  const html = await answer.text();
  await seen.look(visitor, { html, status: 422, wrong: { namn: 'Åke Lund', fodelsear: 'fyrtio' }, language: 'sv', except: ['C12'] });
});
