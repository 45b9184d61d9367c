#!/usr/bin/env node
// Stands where Prisma looks for its native schema engine: `prisma generate` asks for one and then never uses it, and
// a fresh clone must not depend on a download from its maker's host. FENGHUO_PRISMA_ENGINE=native takes the real one.
