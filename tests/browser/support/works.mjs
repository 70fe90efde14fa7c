// People who work with it.
import { fill, send } from './walk.mjs';

/** What all of the demo's people sign in with. */
export const password = 'gul traktor vid sjön';

/** Signs in; the demo shows what the authenticator does. A code counts once, so nobody signs in twice within 30 s. */
export async function signIn(page, address, email) {
  await page.goto(`${address}/logga-in`);
  await fill(page, { epost: email, losenord: password });
  await send(page);
  const [code] = /\d{6}/.exec(await page.locator('main').innerText());
  await fill(page, { kod: code });
  await send(page);
}
