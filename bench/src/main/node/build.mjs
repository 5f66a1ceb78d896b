// The handler with all that it imports in one file, as small as esbuild makes it.
import { build } from "esbuild";

await build({
  entryPoints: ["handler.mjs"],
  outfile: "bundled.mjs",
  bundle: true,
  minify: true,
  platform: "node",
  format: "esm",
  target: "node18",
  mainFields: ["module", "main"],
  // What is CommonJS inside asks for Node's modules by require.
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  legalComments: "none",
});
