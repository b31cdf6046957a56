#!/usr/bin/env python3
"""Takes a drop through the pipeline on Apache Spark; the archive is that of one machine.

    spark-submit diptych_spark.py --config pipeline.json --input DROP --output ARCHIVE --work FOLDER

The driver asks 'diptych run --requests' what is to be done, balances it by bytes over the partitions, and
lets each partition run 'diptych worker --answers'; then 'diptych run --answers' takes what they left into
the archive, and does itself what no worker did: documents that killed theirs, or that changed meanwhile.
Nothing is shuffled, and a partition that Spark runs again writes the same answers again.

DROP is a folder that all machines see under the same path, as are FOLDER and pipeline.json, or the URL of
a file system that Hadoop knows (hdfs://, s3a://, abfs://), of which a copy is kept in FOLDER/drop.
ARCHIVE is a folder that the driver sees, on the file system of FOLDER: outputs are then only renamed.
"""
import argparse
import heapq
import json
import os
import select
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor


def balanced(lines, count):
    """Shares of request lines with about the same number of bytes, the largest files first.

    A document costs a little however small it is: 4 kB more.
    """
    def size(request):
        partner = request.get('partner')
        return 4096 + request['size'] + (size(partner) if partner else 0)
    costs = sorted(((size(json.loads(line)), line) for line in lines), key=lambda item: (-item[0], item[1]))
    shares = [[] for _ in range(count)]
    heap = [(0, number) for number in range(count)]
    for cost, line in costs:
        total, number = heapq.heappop(heap)
        shares[number].append(line)
        heapq.heappush(heap, (total + cost, number))
    return [share for share in shares if share]


class Worker:
    """A worker process: one request, one answer."""

    def __init__(self, command, seconds):
        self.command, self.seconds, self.process = command, seconds, None

    def start(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.buffer = b''
        return self.line()

    def line(self):
        """The next line; empty if the worker died or takes too long."""
        deadline = time.monotonic() + self.seconds
        while b'\n' not in self.buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                return b''
            piece = self.process.stdout.read(1 << 16)
            if not piece:
                return b''
            self.buffer += piece
        line, _, self.buffer = self.buffer.partition(b'\n')
        return line + b'\n'

    def answer(self, request):
        """The answer's line; empty if there is none, and the worker is gone."""
        try:
            self.process.stdin.write(request.encode() + b'\n')
            answer = self.line()
        except BrokenPipeError:
            answer = b''
        if not answer:
            self.stop()
        return answer

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


def work(number, requests, command, answers, seconds):
    """Lets a worker do one share; yields how many documents were answered and how many were not."""
    final = os.path.join(answers, f'part-{number:06}.jsonl')
    temporary = f'{final}.{os.uname().nodename}.{os.getpid()}.tmp'
    worker, answered, lost = Worker(command, seconds), 0, 0
    with open(temporary, 'wb') as output:
        for request in requests:
            if worker.process is None:
                hello = worker.start()
                if not hello:
                    worker.stop()
                    raise RuntimeError('the worker does not start: ' + ' '.join(command))
                output.write(hello)
            answer = worker.answer(request)
            output.write(answer)
            answered, lost = answered + bool(answer), lost + (not answer)
    worker.stop()
    # Only whole files have the final name, whichever attempt of the partition writes it last.
    os.replace(temporary, final)
    yield answered, lost


def mirror(spark, url, folder):
    """Copies what is new or changed below a URL of Hadoop into a folder, and takes away what is gone."""
    jvm, hadoop = spark._jvm, spark._jsc.hadoopConfiguration()
    root = jvm.org.apache.hadoop.fs.Path(url)
    system = root.getFileSystem(hadoop)
    start = system.makeQualified(root).toString().rstrip('/') + '/'
    listed, listing = {}, system.listFiles(root, True)
    while listing.hasNext():
        entry = listing.next()
        name = entry.getPath().toString()[len(start):]
        listed[name] = (entry.getPath(), entry.getLen(), entry.getModificationTime() / 1000)

    def copy(name):
        path, size, modified = listed[name]
        target = os.path.join(folder, name)
        try:
            status = os.stat(target)
            if status.st_size == size and int(status.st_mtime) == int(modified):
                return
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
        temporary = target + '.part'
        system.copyToLocalFile(False, path, jvm.org.apache.hadoop.fs.Path('file://' + temporary), True)
        os.utime(temporary, (modified, modified))
        os.replace(temporary, target)

    os.makedirs(folder, exist_ok=True)
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(copy, listed))
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            if os.path.relpath(path, folder) not in listed:
                os.remove(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--config', required=True)
    parser.add_argument('--input', required=True, help='a folder, or a URL of Hadoop')
    parser.add_argument('--output', required=True)
    parser.add_argument('--work', required=True, help='a folder that all machines see')
    parser.add_argument('--diptych', default='diptych', help='the program, on all machines')
    parser.add_argument('--partitions', type=int, default=0, help='4 for each core if not said otherwise')
    parser.add_argument('--seconds', type=float, default=600, help='the longest time for one document')
    parser.add_argument('option', nargs='*', help='more options of "diptych run", after --')
    options = parser.parse_args()

    from pyspark import SparkContext
    spark = SparkContext.getOrCreate()
    drop, answers = options.input, os.path.join(os.path.abspath(options.work), 'answers')
    if '://' in drop:
        drop = os.path.join(os.path.abspath(options.work), 'drop')
        mirror(spark, options.input, drop)
    shutil.rmtree(answers, ignore_errors=True)
    os.makedirs(answers)
    run = [options.diptych, 'run', '--config', os.path.abspath(options.config), '--input', os.path.abspath(drop),
           '--output', os.path.abspath(options.output)] + options.option
    began = time.monotonic()
    listed = subprocess.run(run + ['--requests'], stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    shares = balanced(listed, options.partitions or 4 * spark.defaultParallelism)
    command = [options.diptych, 'worker', '--config', os.path.abspath(options.config), '--answers', answers]
    seconds, results = options.seconds, []
    if shares:
        results = spark.parallelize(list(enumerate(shares)), len(shares)).flatMap(
            lambda share: work(share[0], share[1], command, answers, seconds)).collect()
    worked = time.monotonic()
    code = subprocess.run(run + ['--answers', answers]).returncode
    shutil.rmtree(answers, ignore_errors=True)
    print(json.dumps({
        'documents': len(listed), 'answered': sum(answered for answered, _ in results),
        'left to the run': sum(lost for _, lost in results), 'partitions': len(shares),
        'seconds of the workers': round(worked - began, 1),
        'seconds of the run': round(time.monotonic() - worked, 1), 'exit code': code}))
    spark.stop()
    return code


if __name__ == '__main__':
    sys.exit(main())
