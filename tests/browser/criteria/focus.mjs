// The keyboard: every control is reached, its focus is seen and not covered.

const most = 400;
const around = 8;

// Controls that are alike, and whose focus changes the same styles, look alike: one picture of each kind will do.
const seenKinds = new Set();

/** Tab reaches everything that can be pressed, and each stop looks different with the focus than without it. */
export async function C8(page) {
  const wrong = [];
  await page.evaluate(() => {
    // The next Tab starts from where the focus last was, also if that element is gone.
    const top = document.createElement('span');
    top.tabIndex = -1;
    document.body.prepend(top);
    top.focus();
    top.remove();
    document.querySelectorAll('[data-reached]').forEach((element) => element.removeAttribute('data-reached'));
  });
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(describeFocus, around);
    if (focused === null || focused.again) {
      break;
    }
    if (focused.covered) {
      wrong.push(`covered: ${focused.name}`);
    }
    if (focused.clip === null) {
      wrong.push(`outside the window: ${focused.name}`);
    } else {
      const { kind } = focused;
      if (kind !== null && seenKinds.has(kind)) {
        continue;
      }
      if (!(await looksDifferent(page, focused.clip))) {
        wrong.push(`focus not seen: ${focused.name}`);
      } else if (kind !== null) {
        seenKinds.add(kind);
      }
    }
  }
  // The skip link is only seen while it has the focus: nobody shall measure it beside what it covers.
  await page.evaluate(() => document.activeElement?.blur());
  return [...wrong, ...await page.evaluate(notReached)];
}

/** With the person's own colours the focus is seen, and what is picked looks different from what is not. */
export async function C17(page) {
  await page.emulateMedia({ forcedColors: 'active' });
  try {
    return [...await C8(page), ...await picksNotSeen(page)];
  } finally {
    await page.emulateMedia({ forcedColors: 'none' });
  }
}

function describeFocus(margin) {
  const element = document.activeElement;
  if (element === null || element === document.body || element === document.documentElement) {
    return null;
  }
  const again = element.hasAttribute('data-reached');
  const parts = [element, ...element.labels ?? []];
  const look = () => parts.flatMap((part) => [null, '::before', '::after'].map((pseudo) => {
    const style = getComputedStyle(part, pseudo);
    return [style.outline, style.outlineOffset, style.boxShadow, style.backgroundColor, style.color, style.border,
      style.textDecoration, style.overflow].join(';');
  })).join('|');
  const on = look();
  element.blur();
  const off = look();
  element.focus({ preventScroll: true });
  const where = `${matchMedia('(forced-colors: active)').matches} ${innerWidth}`;
  const kind = on === off ? null : `${where} ${element.tagName} ${element.type ?? ''} ${element.className} ${on} ${off}`;
  element.setAttribute('data-reached', '');
  const box = element.getBoundingClientRect();
  const middle = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2);
  const covered = middle !== null && middle !== element && !element.contains(middle) && !middle.contains(element)
    && ![...element.labels ?? []].includes(middle);
  const left = Math.max(0, box.left - margin);
  const top = Math.max(0, box.top - margin);
  const width = Math.min(innerWidth, box.right + margin) - left;
  const height = Math.min(innerHeight, box.bottom + margin) - top;
  const clip = width > 0 && height > 0 ? { x: left, y: top, width, height } : null;
  return { again, covered, clip, kind, name: `${element.tagName} «${(element.innerText || element.id || element.name || '').trim().slice(0, 40)}»` };
}

async function looksDifferent(page, clip) {
  const focused = await page.screenshot({ clip });
  await page.evaluate(() => {
    globalThis.focusedBefore = document.activeElement;
    document.activeElement.blur();
  });
  const blurred = await page.screenshot({ clip });
  await page.evaluate(() => globalThis.focusedBefore.focus({ preventScroll: true }));
  return !focused.equals(blurred);
}

function notReached() {
  const wrong = [];
  const groups = new Set();
  for (const element of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, [tabindex="0"]')) {
    // What nobody sees or hears, such as the trap for programs that fill in forms, must not be reached either.
    if (element.getClientRects().length === 0 || (element.tabIndex < 0 && element.closest('[aria-hidden=true]'))) {
      continue;
    }
    if (element.type === 'radio') {
      const group = document.querySelectorAll(`input[type=radio][name="${CSS.escape(element.name)}"][data-reached]`);
      if (group.length === 0 && !groups.has(element.name)) {
        groups.add(element.name);
        wrong.push(`not reached: radios ${element.name}`);
      }
    } else if (!element.hasAttribute('data-reached')) {
      wrong.push(`not reached: ${element.tagName} «${(element.innerText || element.id).trim().slice(0, 40)}»`);
    }
  }
  return wrong;
}

async function picksNotSeen(page) {
  const wrong = [];
  for (const control of await page.locator('input[type=radio], input[type=checkbox]').all()) {
    const block = control.locator('xpath=..');
    const look = async (checked) => {
      await control.evaluate((element, value) => {
        element.checked = value;
      }, checked);
      return block.screenshot();
    };
    const kind = await control.evaluate((element) => [`${matchMedia('(forced-colors: active)').matches} ${element.type}`,
      ...[element, ...element.labels].map((part) => `${part.className} ${part.getAttribute('style')}`)].join('|'));
    if (seenKinds.has(kind)) {
      continue;
    }
    const before = await control.isChecked();
    const off = await look(false);
    const on = await look(true);
    await look(before);
    if (off.equals(on)) {
      wrong.push(`pick not seen: ${await control.getAttribute('id')}`);
    } else {
      seenKinds.add(kind);
    }
  }
  return wrong;
}
