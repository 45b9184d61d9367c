import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Half of a start is reading our own and others' source: what was compiled once is kept beside the packages.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/fenghuo'));
