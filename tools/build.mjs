// npm run build: the basemap's tiles when they are stale, then dist/.
import './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { exitUnlessZero } from './setup/run.mjs';
import { buildSite } from './setup/site.mjs';

exitUnlessZero(await ensurePackages());
exitUnlessZero(await buildSite());
