// Build what the pages carry: `npm ci && npm run build`. Writes timeline/pages/assets/ and the sums in ASSETS.json.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const web = dirname(fileURLToPath(import.meta.url));
const assets = process.argv[2] ?? join(web, "..", "timeline", "pages", "assets");
const common = { bundle: true, minify: true, write: false, charset: "utf8", legalComments: "none", absWorkingDir: web };

const viewer = await build({
  ...common, entryPoints: ["src/main.ts"], format: "iife", globalName: "newsTimeline", target: "es2022",
});
const style = await build({ ...common, entryPoints: ["src/style.css"], target: "es2022" });

// Leaflet's pictures would be requests: we use none of them. Its licence line stays at the head of the script.
const leaflet = join(web, "node_modules", "leaflet");
const leafletScript = (await readFile(join(leaflet, "dist", "leaflet.js"), "utf8")).replace(/\n\/\/# sourceMappingURL=.*/, "");
const leafletStyle = (await readFile(join(leaflet, "dist", "leaflet.css"), "utf8"))
  .replace(/[^;{}]*url\([^)]*\)[^;}]*;?/g, "");

const files = {
  "viewer.js": viewer.outputFiles[0].text.trimEnd() + "\n",
  "viewer.css": style.outputFiles[0].text.trimEnd() + "\n",
  "leaflet.js": leafletScript.trimEnd() + "\n",
  "leaflet.css": leafletStyle.trimEnd() + "\n",
  "LICENSE.leaflet": await readFile(join(leaflet, "LICENSE"), "utf8"),
};
for (const [name, text] of Object.entries(files)) {
  if (name.endsWith(".js") && /<\/script/i.test(text)) throw new Error(`${name} holds the end of a script element`);
  await writeFile(join(assets, name), text);
}
const sums = {};
const basemap = process.argv[2] ? join(web, "..", "timeline", "pages", "assets") : assets;
for (const name of [...Object.keys(files), "basemap.json.gz"].sort()) {
  const content = await readFile(join(name === "basemap.json.gz" ? basemap : assets, name));
  sums[name] = createHash("sha256").update(content).digest("hex");
}
await writeFile(join(assets, "ASSETS.json"), JSON.stringify({ leaflet: "1.9.4", esbuild: "0.28.2", sha256: sums }, null, 2) + "\n");
