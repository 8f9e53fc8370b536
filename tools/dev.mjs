// npm run dev: the development server, with the basemap built first when it is stale.
import './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { exitUnlessZero } from './setup/run.mjs';
import { develop, ensureBasemap } from './setup/site.mjs';

exitUnlessZero(await ensurePackages());
exitUnlessZero(await ensureBasemap());
const code = await develop(process.argv.slice(2));
process.exit(code === 130 || code === 143 ? 0 : code);
