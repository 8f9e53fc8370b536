import { compileGeodata } from '../src/domain/catalogue/compile';
import { checkFolder, describeFaults } from './geodata/read';
import { buildSearchIndex, readSearchInput } from './geodata/search-index';

const folder = process.argv[2] ?? process.env['GEODATA_DIR'] ?? 'geodata';
const { geodata, faults } = checkFolder(folder);

/** What the search is built from has rules too: aliases of nothing, names that cannot be spelled. */
function searchFault(): string | null {
  if (!geodata) return null;
  try {
    buildSearchIndex(readSearchInput(folder, compileGeodata(geodata)));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const search = searchFault();
if (search !== null) {
  process.stderr.write(`${search}\n`);
  process.exitCode = 1;
} else if (geodata) {
  const sites = [...geodata.siteFiles.values()].reduce(
    (sum, { features }) => sum + features.length,
    0,
  );
  process.stdout.write(
    `${folder}: ${sites} sites, ${geodata.catalogue.layers.length} layers, ` +
      `${geodata.indicators.indicators.length} indicators, no faults\n`,
  );
} else {
  process.stderr.write(`${describeFaults(faults)}\n${faults.length} faults\n`);
  process.exitCode = 1;
}
