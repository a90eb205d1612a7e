'use strict'
// Starts everything on a machine that has only Node.js and npm: fetches the pinned Node.js and pnpm from
// the npm registry into .toolchain/ (once), then runs with them:
//   node scripts/tool.cjs node FILE [ARGS]   installs what is missing, then runs a script of ours
//   node scripts/tool.cjs ARGS               runs pnpm
// Old syntax on purpose, so that an old Node.js can parse it and print the message below.
var path = require('path')
var fs = require('fs')
var cp = require('child_process')

var NODE = '24.21.0'
var PNPM = '12.21.0'
var MINIMUM = 18

var major = Number(process.versions.node.split('.')[0])
if (major < MINIMUM) {
  console.error(
    'This repository needs Node.js ' +
      MINIMUM +
      ' or newer to start (found ' +
      process.version +
      ').\n' +
      'Install a current Node.js from nodejs.org and run the same command again; it then brings its own\n' +
      'Node.js ' +
      NODE +
      ' and pnpm ' +
      PNPM +
      ' from the npm registry.',
  )
  process.exit(1)
}

var root = path.resolve(__dirname, '..')
var win = process.platform === 'win32'
var dir = path.join(root, '.toolchain', 'node-' + NODE + '_pnpm-' + PNPM)
var nodePackage = 'node-' + (win ? 'win' : process.platform) + '-' + process.arch
var nodeBin = path.join(dir, 'node_modules', nodePackage, 'bin')
var pnpmBin = path.join(
  dir,
  'node_modules',
  '@pnpm',
  'exe.' + process.platform + '-' + process.arch,
)

if (!fs.existsSync(path.join(dir, 'ready'))) fetchToolchain()

/** Installs into a folder of its own and renames it, so that two first runs cannot mix. */
function fetchToolchain() {
  console.error('Fetching Node.js ' + NODE + ' and pnpm ' + PNPM + ' (once) ...')
  var staging = dir + '.' + process.pid
  fs.mkdirSync(staging, {recursive: true})
  var npm = /npm-cli\.js/.test(process.env.npm_execpath || '')
    ? [process.execPath, process.env.npm_execpath]
    : [win ? 'npm.cmd' : 'npm']
  var result = cp.spawnSync(
    npm[0],
    npm
      .slice(1)
      .concat([
        'install',
        '--prefix',
        staging,
        '--ignore-scripts',
        '--no-save',
        '--no-package-lock',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        nodePackage + '@' + NODE,
        'pnpm@' + PNPM,
      ]),
    {stdio: ['ignore', 'ignore', 'inherit'], shell: win, cwd: staging},
  )
  if (result.status !== 0) {
    fs.rmSync(staging, {recursive: true, force: true})
    console.error(
      'Could not fetch the toolchain. Check that the npm registry is reachable (npm ping), then run the command again.',
    )
    process.exit(result.status || 1)
  }
  fs.writeFileSync(path.join(staging, 'ready'), '')
  try {
    fs.renameSync(staging, dir)
  } catch (error) {
    // Another first run was faster: its folder is complete, ours is not needed.
    if (!fs.existsSync(path.join(dir, 'ready'))) throw error
    fs.rmSync(staging, {recursive: true, force: true})
  }
}

var env = Object.assign({}, process.env)
var pathKey =
  Object.keys(env).filter(function (key) {
    return key.toUpperCase() === 'PATH'
  })[0] || 'PATH'
env[pathKey] = nodeBin + path.delimiter + pnpmBin + path.delimiter + env[pathKey]
// What Node.js has compiled once starts twice as fast the next time; most tests start processes.
if (!env.NODE_COMPILE_CACHE) env.NODE_COMPILE_CACHE = path.join(dir, 'compiled')

function pnpm() {
  return path.join(pnpmBin, win ? 'pnpm.exe' : 'pnpm')
}

function install(quiet) {
  var args = ['install', '--frozen-lockfile', '--prefer-offline'].concat(
    quiet ? ['--reporter=silent'] : [],
  )
  var result = cp.spawnSync(pnpm(), args, {cwd: root, env: env, stdio: 'inherit'})
  if (result.error) console.error(String(result.error))
  return result.status === null ? 1 : result.status
}

/** Runs the command in our place: its exit code is ours, and a signal to us reaches it. */
function become(command, args) {
  var child = cp.spawn(command, args, {cwd: root, env: env, stdio: 'inherit'})
  var signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  signals.forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal)
    })
  })
  // npm's shell may be ended without us being told: then nobody is left who could stop the child.
  var parent = process.ppid
  setInterval(function () {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 1000).unref()
  child.on('error', function (error) {
    console.error(String(error))
    process.exit(1)
  })
  child.on('exit', function (code, signal) {
    process.exit(code === null ? (signal === 'SIGINT' ? 130 : 1) : code)
  })
}

var args = process.argv.slice(2)
if (args[0] === 'node') {
  if (!fs.existsSync(path.join(root, 'node_modules', '.modules.yaml')))
    console.error('Installing packages (once) ...')
  // Silence is for success: when it fails, once more and aloud.
  var status = install(true) && install(false)
  if (status) process.exit(status)
  become(path.join(nodeBin, win ? 'node.exe' : 'node'), args.slice(1))
} else {
  become(pnpm(), args)
}
