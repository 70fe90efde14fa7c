// Weighs the public pages on a slow line, as Lighthouse measures it: 400 kbit/s, 400 ms there and back,
// a processor six times slower than this one. The bars are Brygga's own: what a
// resident with an old tablet and a weak signal can bear.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import * as chromeLauncher from 'chrome-launcher';
import lighthouse from 'lighthouse';

import { startServer } from '../browser/support/server.mjs';

const PAGES = ['/kalmar', '/kalmar/traffar', '/kalmar/traffar/1', '/kalmar/anmalan/vem?traff=1', '/kalmar/ring-mig', '/kalmar/andra', '/en/kalmar'];
const SLOW = { rttMs: 400, throughputKbps: 400, cpuSlowdownMultiplier: 6, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0 };
const CHROMIUM = process.env.BRYGGA_CHROMIUM ?? '/usr/bin/chromium';

let server;
let chrome;

before(async () => {
  server = await startServer();
  chrome = await chromeLauncher.launch({
    chromePath: CHROMIUM,
    chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});

after(async () => {
  await chrome?.kill();
  await server?.stop();
});

for (const page of PAGES) {
  test(`${page} is light and accessible on a slow line`, async () => {
    const found = await measure(page);
    console.log(JSON.stringify({ page, ...found }));
    assert.ok(found.lcp <= 2500, `the largest paint took ${found.lcp} ms`);
    assert.equal(found.cls, 0);
    assert.equal(found.accessibility, 100);
  });
}

async function measure(page) {
  const result = await lighthouse(server.address + page, {
    port: chrome.port,
    onlyCategories: ['performance', 'accessibility'],
    formFactor: 'mobile',
    throttlingMethod: 'simulate',
    throttling: SLOW,
    logLevel: 'error',
  });
  const { audits, categories } = result.lhr;
  return {
    lcp: Math.round(audits['largest-contentful-paint'].numericValue),
    cls: audits['cumulative-layout-shift'].numericValue,
    bytes: audits['total-byte-weight'].numericValue,
    performance: Math.round(categories.performance.score * 100),
    accessibility: Math.round(categories.accessibility.score * 100),
  };
}
