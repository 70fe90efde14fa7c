// Many people who sign up by plain requests, so that a round fills within seconds.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';

/** `pairs` couples and `singles` take places in the round with this number. */
export async function crowd(address, round, { pairs = 0, singles = 0 }) {
  for (let nth = 0; nth < pairs + singles; nth += 1) {
    await signUp(address, round, {
      name: `Person ${round} ${nth}`, year: '1945', phone: `070-174 06 ${String(20 + (nth % 75)).padStart(2, '0')}`,
      other: nth < pairs ? `Vän ${round} ${nth}` : null,
    });
  }
}

/** Somebody begins to sign up, and gets no further than how to be told; the code that the help box shows. */
export async function givesUp(address, round, { name, year, postcode, phone }) {
  const { post, get } = await begins(address, round);
  await post('vem', [['vem', 'jag']]);
  await post('namn', [['namn', name]]);
  await post('fodelsear', [['fodelsear', year]]);
  await post('postnummer', [['postnummer', postcode]]);
  const next = await post('telefon', [['telefon', phone]]);
  return /koden (\p{Lu}\d)[ \u00a0](\d\d)/u.exec(await get(next)).slice(1).join(' ');
}

/** A form of the round with this number, in a browser of its own: sending its pages, and getting one. */
async function begins(address, round) {
  const flow = `${address}/kalmar/anmalan`;
  const opened = await fetch(`${flow}/vem?traff=${round}`);
  const cookie = opened.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const csrf = /name="csrf" value="([^"]+)"/.exec(await opened.text())?.[1];
  const post = async (page, values) => {
    const body = new URLSearchParams([['csrf', csrf], ['traff', String(round)], ...values]);
    const answer = await fetch(`${flow}/${page}`, { method: 'POST', body, headers: { cookie, origin: address }, redirect: 'manual' });
    assert.equal(answer.status, 303, `${page}: ${answer.status}`);
    return answer.headers.get('location');
  };
  const get = async (path) => (await fetch(new URL(path, address), { headers: { cookie } })).text();
  return { post, get };
}

/** Somebody takes a place, perhaps together with an `other`, by plain requests. */
export async function signUp(address, round, { name, year, phone, other = null }) {
  const { post } = await begins(address, round);
  const both = async (page, values, others) => {
    await post(page, [values]);
    if (other) {
      await post(`den-andra/${page}`, [others]);
    }
  };
  await post('vem', [['vem', other ? 'tva' : 'jag']]);
  await both('namn', ['namn', name], ['namn', other]);
  await both('fodelsear', ['fodelsear', year], ['fodelsear', '1946']);
  await both('postnummer', ['utan', 'ja'], ['utan', 'ja']);
  await both('telefon', ['telefon', phone], ['telefon', '']);
  await post('bekraftelse', [['satt', 'samtal']]);
  await post('behov', [['behover', 'nej']]);
  await post('utrustning', [['utrustning', 'mobil']]);
  await post('onskemal', []);
  const done = await post('kontrollera', [['nyckel', randomBytes(18).toString('base64url')], ['ledigt', 'ja']]);
  assert.match(done, /\/klar$/);
}
