// npm start: installs what is missing, builds what is stale, and serves dist/ on localhost.
import './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { exitUnlessZero } from './setup/run.mjs';
import { serveFolder } from './setup/serve.mjs';
import { ensureSite } from './setup/site.mjs';

exitUnlessZero(await ensurePackages());
exitUnlessZero(await ensureSite());

const { url, close } = await serveFolder('dist', Number(process.env.PORT ?? 4173));
process.stdout.write(`Dalian Atlas: ${url}\n`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    close();
    process.exit(0);
  });
}
