import type { Import, ImportGraph } from './graph.ts'
import { PARTS, SHARED, SLICED, SLICES } from './rules.ts'

/** Checks every import; returns one sentence for each that is not allowed. */
export function checkImports(graph: ImportGraph): string[] {
  const violations = [...graph].flatMap(([file, imports]) =>
    imports.flatMap((each) => [...checkPart(file, each), ...checkSlice(file, each)]),
  )
  return [...violations, ...checkCycles(graph)]
}

/** Layers: a part may import itself and the parts in its list. */
function checkPart(file: string, { target, isPackage }: Import): string[] {
  const part = PARTS.find(({ path }) => isWithin(file, path))
  if (!part) return []
  if (isPackage) {
    return part.forbidden?.test(target)
      ? [`${file} imports the package ${target}, which is not allowed in ${part.path}.`]
      : []
  }
  const allowed = [part.path, ...part.parts].some((path) => isWithin(target, path))
  return allowed ? [] : [`${file} imports ${target}: ${part.path} may import ${listOf(part.parts)} only.`]
}

/** Slices: a slice may import itself, the shared slices, and the slices in its list. */
function checkSlice(file: string, { target, isPackage }: Import): string[] {
  const from = sliceOf(file)
  const to = isPackage ? undefined : sliceOf(target)
  if (from === undefined || to === undefined || from === to) return []
  const allowed = SLICES[from]
  if (allowed === undefined)
    return [`${file} is in the slice ${from}, which is missing in tools/imports/rules.ts.`]
  return [...SHARED, ...allowed].includes(to)
    ? []
    : [`${file} imports ${target}: the slice ${from} may import ${listOf([...SHARED, ...allowed])} only.`]
}

/** The slice of a file in a sliced layer; undefined for a file above the slices, which composes them. */
function sliceOf(file: string): string | undefined {
  const layer = SLICED.find((path) => isWithin(file, path))
  const [slice, ...rest] = layer === undefined ? [] : file.slice(layer.length + 1).split('/')
  return rest.length > 0 ? slice : undefined
}

/** Import cycles, except for those of types only within one folder. */
function checkCycles(graph: ImportGraph): string[] {
  const done = new Set<string>()
  const cycles = new Set<string>()
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.add(cycleOf([...path.slice(path.indexOf(file)), file]))
      return
    }
    if (done.has(file)) return
    for (const { target, isPackage } of graph.get(file) ?? []) {
      if (!isPackage && !isHarmless(graph, file, target)) visit(target, [...path, file])
    }
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return [...cycles]
}

function isHarmless(graph: ImportGraph, file: string, target: string): boolean {
  const sameFolder = file.slice(0, file.lastIndexOf('/')) === target.slice(0, target.lastIndexOf('/'))
  const imports = graph.get(file)?.filter((each) => each.target === target) ?? []
  return sameFolder && imports.every(({ typeOnly }) => typeOnly)
}

function cycleOf(files: readonly string[]): string {
  return `Import cycle: ${files.join(' → ')}.`
}

function isWithin(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`)
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'nothing else' : names.join(', ')
}
