// What a page costs over the wire.

/** The budget, in bytes, requests and DOM nodes. */
const limits = {
  first: 18 * 1024, following: 10 * 1024, css: 14 * 1024, requests: 3, nodes: 400,
};

/**
 * Opens `address` in a browser that has seen nothing, then again from the cache.
 * `isPublic: false` lifts the limits for nodes and following pages (staff and demonstration pages: 40 KB).
 */
export async function C26(browser, address, { isPublic = true } = {}) {
  const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
  try {
    const page = await context.newPage();
    const first = await load(page, address);
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    const again = await load(page, address);
    return { first, again, nodes, wrong: judge(first, again, nodes, new URL(address).host, isPublic) };
  } finally {
    await context.close();
  }
}

/**
 * Listens to what `page` loads from now on; the function it gives judges the page that came last, as one
 * that follows others: its own bytes and, of a public page, its nodes.
 */
C26.following = async (page, { isPublic = true } = {}) => {
  const session = await page.context().newCDPSession(page);
  let latest = null;
  let bytes = 0;
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Document') {
      latest = requestId;
      bytes = 0;
    }
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (requestId === latest) {
      bytes = encodedDataLength;
    }
  });
  return async () => {
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    const most = isPublic
      ? [['following page, bytes', bytes, limits.following], ['nodes', nodes, limits.nodes]]
      : [['following page, bytes', bytes, 40 * 1024]];
    return { bytes, nodes, wrong: over(most) };
  };
};

async function load(page, address) {
  const session = await page.context().newCDPSession(page);
  const answers = new Map();
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, response, type }) => {
    const cached = response.fromDiskCache || answers.get(requestId)?.cached === true;
    answers.set(requestId, { url: response.url, type, cached, bytes: 0 });
  });
  session.on('Network.requestServedFromCache', ({ requestId }) => {
    answers.set(requestId, { url: '', type: 'Cached', cached: true, bytes: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId);
    if (answer && !answer.cached) {
      answer.bytes = encodedDataLength;
    }
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await session.detach();
  const all = [...answers.values()].filter(({ url }) => !url.startsWith('data:'));
  const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
  return {
    bytes: sum(all),
    css: sum(all.filter(({ type }) => type === 'Stylesheet')),
    requests: all.filter(({ cached }) => !cached).length,
    types: all.map(({ type }) => type),
    hosts: [...new Set(all.filter(({ url }) => url).map(({ url }) => new URL(url).host))],
  };
}

function judge(first, again, nodes, home, isPublic) {
  const following = isPublic ? limits.following : 40 * 1024;
  const most = [
    ['first page, bytes', first.bytes, isPublic ? limits.first : 40 * 1024],
    ['first page, requests', first.requests, limits.requests],
    ['CSS, bytes', first.css, limits.css],
    ['following page, bytes', again.bytes, following],
    ...(isPublic ? [['nodes', nodes, limits.nodes]] : []),
  ];
  const wrong = over(most);
  for (const type of ['Script', 'Font', 'Media']) {
    if (first.types.includes(type)) {
      wrong.push(`${type} is loaded`);
    }
  }
  const strangers = first.hosts.filter((host) => host !== home);
  return strangers.length > 0 ? [...wrong, `others are asked: ${strangers.join(', ')}`] : wrong;
}

function over(most) {
  return most.filter(([, value, limit]) => value > limit).map(([what, value, limit]) => `${what}: ${value} > ${limit}`);
}
