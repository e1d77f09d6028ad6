#!/bin/sh
# How fast reports are read, stage by stage and from cold, and how fast Stanford CoreNLP reads the same ones.
#
#   bench/reading.sh [--corenlp] [FOLDER] [ROUNDS]      FOLDER: examples/reports, ROUNDS: 5
#
# --corenlp fetches CoreNLP (GPL, 500 MB) from Maven Central into bench/target/corenlp; it is run there as a program of
# its own, and ships with nothing. Needs JAVA_HOME at a JDK 25 and mvn. Figures hold on a machine that does nothing
# else; on another compare only those of one run, and rather processor time than the clock.
set -eu
cd "$(dirname "$0")/.."
corenlp=no
if [ "${1:-}" = --corenlp ]; then
    corenlp=yes
    shift
fi
folder=${1:-examples/reports}
rounds=${2:-5}
model=models/reader-int8.onnx
java=${JAVA_HOME:?must be the folder of a JDK 25}/bin/java
options='-XX:+UseSerialGC -XX:MaxRAMPercentage=50 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'

mvn --quiet --batch-mode -Pbench -pl bench -am package -Dattest.program -Dmaven.test.skip=true 2>/dev/null
echo "load before: $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown)"
# shellcheck disable=SC2086 # several options
"$java" $options -cp "bench/target/attest-bench.jar:bench/target/lib/*" org.attest.bench.ReadingSpeed "$model" "$folder" "$rounds"

# The first report of a fresh process; the program and its cache are built before.
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
./attest --version >/dev/null
first=$(find "$folder" -name '*.txt' | sort | head -n 1)
for reader in rules trained; do
    best=''
    for _ in 1 2 3; do
        rm -rf "$out/first"
        before=$(date +%s%N)
        ./attest run "$first" --out "$out/first" --reader "$reader" >/dev/null
        taken=$((($(date +%s%N) - before) / 1000000))
        if [ -z "$best" ] || [ "$taken" -lt "$best" ]; then best=$taken; fi
    done
    echo "first report from cold, $reader: $best ms (best of 3)"
done

if [ "$corenlp" = yes ]; then
    peer=bench/target/corenlp
    [ -d "$peer" ] || mvn --quiet --batch-mode -f bench/corenlp/pom.xml dependency:copy-dependencies -DoutputDirectory="$PWD/$peer"
    # Twice the same, so that half of it is warm.
    find "$PWD/$folder" -name '*.txt' | sort >"$out/files"
    mkdir "$out/again"
    while read -r file; do
        cp "$file" "$out/again/"
        echo "$out/again/$(basename "$file")"
    done <"$out/files" >"$out/more"
    cat "$out/more" >>"$out/files"
    echo "CoreNLP, tokenize to coref, each of its annotators and in all, without loading:"
    "$java" -Xmx4g -cp "$peer/*" edu.stanford.nlp.pipeline.StanfordCoreNLP -annotators tokenize,pos,lemma,ner,depparse,coref \
        -threads 2 -filelist "$out/files" -outputDirectory "$out" -outputFormat text 2>&1 | grep -E 'sec\.|tokens/sec'
fi
