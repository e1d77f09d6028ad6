/// Fine-tuning of the trained reader, run by maintainers; nothing depends on it. [Trainer] fits the [Encoder] step by
/// step to the examples that [org.attest.eval.reading.Corpora] makes, [Checkpoint] lets a run that was stopped go on,
/// and [OnnxFile] writes what ONNX Runtime reads.
@NullMarked
package org.attest.train;

import org.jspecify.annotations.NullMarked;
