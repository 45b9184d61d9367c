#!/usr/bin/env node
import { dispatch } from './cli/dispatch.ts';

// `fenghuo … | head` closes our stdout early: that is no error of ours.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await dispatch(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  env: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  isTTY: process.stderr.isTTY,
});
