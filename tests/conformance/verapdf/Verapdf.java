import java.io.File;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.verapdf.features.FeatureFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.metadata.fixer.FixerFactory;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.validators.ValidatorConfig;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.verapdf.processor.BatchProcessingHandler;
import org.verapdf.processor.BatchProcessor;
import org.verapdf.processor.FormatOption;
import org.verapdf.processor.ProcessorConfig;
import org.verapdf.processor.ProcessorFactory;
import org.verapdf.processor.TaskType;
import org.verapdf.processor.plugins.PluginsCollectionConfig;

/**
 * `--format xml --flavour <flavour> <file> …`: the command line of veraPDF as far as the program uses it, with its own report. The
 * command line itself is not in Maven's repository.
 */
public final class Verapdf {
  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    FormatOption format = FormatOption.fromOption(args[1]);
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(args[3]);
    List<File> files = new ArrayList<>();
    for (int at = 4; at < args.length; at++) files.add(new File(args[at]));
    ValidatorConfig validation = ValidatorFactory.createConfig(flavour, false, -1, false);
    ProcessorConfig config =
        ProcessorFactory.fromValues(
            validation,
            FeatureFactory.defaultConfig(),
            PluginsCollectionConfig.defaultConfig(),
            FixerFactory.defaultConfig(),
            EnumSet.of(TaskType.VALIDATE));
    try (BatchProcessor processor = ProcessorFactory.fileBatchProcessor(config)) {
      BatchProcessingHandler handler = ProcessorFactory.getHandler(format, false, System.out, false);
      processor.process(files, handler);
    }
  }
}
