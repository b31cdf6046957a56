#!/usr/bin/env python3
"""Compares archives that Spark made with that of one machine; see the script 'test' beside this."""
import argparse
import filecmp
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CONFIG = os.path.join(ROOT, 'pipeline.json')
# What tells of the run, not of the documents.
OF_THE_RUN = {'.diptych', 'runs', 'bag-info.txt', 'tagmanifest-sha256.txt'}


def files(archive):
    found = []
    for place, folders, names in os.walk(archive):
        if place == archive:
            folders[:] = [name for name in folders if name not in OF_THE_RUN]
            names = [name for name in names if name not in OF_THE_RUN]
        found += [os.path.relpath(os.path.join(place, name), archive) for name in names if name != 'error.json']
    return sorted(found)


def records(archive):
    """The lines of documents.jsonl, times aside."""
    latest = json.load(open(os.path.join(archive, 'runs', 'latest.json'), encoding='utf-8'))
    with open(os.path.join(archive, 'runs', latest['run'], 'documents.jsonl'), encoding='utf-8') as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        for key in ('ms', 'stages'):
            row.pop(key, None)
    return sorted(rows, key=lambda row: row['path']), {
        key: latest[key] for key in ('documents', 'codes', 'bytes', 'outputs', 'found', 'findings', 'untranslated')}


def compare(expected, archive):
    """What differs; empty if nothing does."""
    names = files(expected)
    if names != files(archive):
        return sorted(set(names) ^ set(files(archive)))
    _, different, wrong = filecmp.cmpfiles(expected, archive, names, shallow=False)
    told = different + wrong
    for name, one, other in zip(('documents.jsonl', 'report'), records(expected), records(archive)):
        if one != other:
            told.append(name)
    return told


def kill_one(folder):
    """Kills an executor as soon as the first answers are there."""
    while not [name for name in (os.listdir(folder) if os.path.isdir(folder) else []) if 'part-' in name]:
        time.sleep(.05)
    time.sleep(.5)
    found = subprocess.run(['pgrep', '-f', 'CoarseGrainedExecutorBackend'], stdout=subprocess.PIPE, text=True).stdout.split()
    if found:
        os.kill(int(found[0]), signal.SIGKILL)
        print(f'killed an executor, process {found[0]}')


def spark(options, work, archive, is_disturbed):
    python = os.path.dirname(sys.executable)
    environment = dict(os.environ, PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP='127.0.0.1')
    shared = os.path.join(work, 'shared')
    if is_disturbed:
        threading.Thread(target=kill_one, args=[os.path.join(shared, 'answers')], daemon=True).start()
    done = subprocess.run(
        [os.path.join(python, 'spark-submit'), '--master', 'local-cluster[2,1,1024]',
         '--conf', 'spark.ui.enabled=false', os.path.join(HERE, 'diptych_spark.py'),
         '--config', CONFIG, '--input', os.path.join(work, 'drop'), '--output', archive, '--work', shared,
         '--diptych', options.diptych, '--', '--settle-seconds', '0', '--log-level', 'error'],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith('{"documents"')]
    if not lines:
        sys.exit(f'Spark ended with {done.returncode}:\n{done.stderr[-4000:]}')
    return json.loads(lines[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--diptych', required=True)
    parser.add_argument('--documents', type=int, default=200)
    options = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory(prefix='diptych-spark-') as work:
        drop = os.path.join(work, 'drop')
        subprocess.run([sys.executable, os.path.join(ROOT, 'Benchmarks', 'make_drop.py'), drop,
                        '--documents', str(options.documents)], check=True)
        with open(os.path.join(drop, 'empty.txt'), 'wb'):
            pass
        local = os.path.join(work, 'local')
        began = time.monotonic()
        code = subprocess.run([options.diptych, 'run', '--config', CONFIG, '--input', drop, '--output', local, '--jobs', '2',
                               '--settle-seconds', '0', '--log-level', 'error'], stderr=subprocess.DEVNULL).returncode
        seconds = time.monotonic() - began
        print(f'one machine, two jobs: {seconds:.1f} s, exit code {code}')
        for is_disturbed in (False, True):
            archive = os.path.join(work, f'spark-{is_disturbed}')
            told = spark(options, work, archive, is_disturbed)
            both = told['seconds of the workers'] + told['seconds of the run']
            print(f'two executors{", one killed" if is_disturbed else ""}: {told}; throughput {seconds / both:.2f} of one machine')
            different = compare(local, archive)
            if different or told['exit code'] != code:
                failed = True
                print(f'NOT EQUAL: {different[:10]}')
            else:
                print(f'equal: {len(files(local))} files, documents.jsonl and the report')
    sys.exit(failed)


if __name__ == '__main__':
    main()
