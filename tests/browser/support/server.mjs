// Starts Brygga's demo on a free port with a data folder of its own, and ends it again.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const builtHere = fileURLToPath(new URL('../../../target/debug/brygga', import.meta.url));
const patience = 120_000;
/** So many invented people beside the world's own; a crowd takes a while to come. */
const people = Number(process.env.BRYGGA_TEST_PEOPLE ?? 0);
const patienceForAll = patience + people * 5;

/**
 * BRYGGA_ADDRESS names a server that runs already; else BRYGGA_BIN (or the debug build) is started.
 * The demo's clock starts at nine o'clock on `today`. `again(today)` ends it and starts it on the same data.
 */
export async function startServer(today = '2027-01-11', kept = null) {
  if (process.env.BRYGGA_ADDRESS) {
    return { address: process.env.BRYGGA_ADDRESS, stop: async () => {}, again: null };
  }
  const data = kept ?? await mkdtemp(join(tmpdir(), 'brygga-browser-'));
  const program = process.env.BRYGGA_BIN ?? builtHere;
  const child = spawn(program, ['demo', '--port', '0', '--data', data, '--today', today, '--people', String(people)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // All who sign up in a test come from the same network.
    env: { ...process.env, BRYGGA_SIGN_UPS_BURST: '10000', BRYGGA_SIGN_UPS_PER_HOUR: '10000' },
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const end = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const stop = async () => {
    await end();
    await rm(data, { recursive: true, force: true });
  };
  const again = async (later) => {
    await end();
    return startServer(later, data);
  };
  try {
    return { address: await printedAddress(child, program), stop, again };
  } catch (error) {
    await stop();
    throw error;
  }
}

function printedAddress(child, program) {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`No address after ${patienceForAll} ms:\n${output}`)), patienceForAll);
    const read = (chunk) => {
      output += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (found) {
        clearTimeout(timer);
        resolve(found[0]);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new Error(`${program} could not be started: ${error.message}`));
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${program} ended with ${code} before it printed its address:\n${output}`));
    });
  });
}
