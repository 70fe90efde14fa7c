// Many people who sign up by plain requests, so that a round fills within seconds.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';

/** `pairs` couples and `singles` take places in the round with this number. */
export async function crowd(address, round, { pairs = 0, singles = 0 }) {
  for (let nth = 0; nth < pairs + singles; nth += 1) {
    await signUp(address, round, nth, nth < pairs);
  }
}

async function signUp(address, round, nth, two) {
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
  const both = async (page, values, others) => {
    await post(page, [values]);
    if (two) {
      await post(`den-andra/${page}`, [others]);
    }
  };
  const number = `070-174 06 ${String(20 + (nth % 75)).padStart(2, '0')}`;
  await post('vem', [['vem', two ? 'tva' : 'jag']]);
  await both('namn', ['namn', `Person ${round} ${nth}`], ['namn', `Vän ${round} ${nth}`]);
  await both('fodelsear', ['fodelsear', '1945'], ['fodelsear', '1946']);
  await both('postnummer', ['utan', 'ja'], ['utan', 'ja']);
  await both('telefon', ['telefon', number], ['telefon', '']);
  await post('bekraftelse', [['satt', 'samtal']]);
  await post('behov', [['behover', 'nej']]);
  await post('utrustning', [['utrustning', 'mobil']]);
  await post('onskemal', []);
  const done = await post('kontrollera', [['nyckel', randomBytes(18).toString('base64url')], ['ledigt', 'ja']]);
  assert.match(done, /\/klar$/);
}
