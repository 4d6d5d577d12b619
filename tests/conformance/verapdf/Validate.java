import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Reads `flavour TAB file` lines; writes for each, in their order, on one line and with tabs between: `RESULT`, ok | failed | error,
 * and then for every rule that failed: its id, how often, its description and a place. As many at a time as there are processors:
 * what the libraries keep, they keep for each thread apart.
 */
public final class Validate {
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    VeraGreenfieldFoundryProvider.initialise();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<Future<String>> results = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int tab = line.indexOf('\t');
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(line.substring(0, tab));
      String file = line.substring(tab + 1);
      results.add(threads.submit(() -> validate(flavour, file)));
    }
    for (Future<String> result : results) out.println(result.get());
    threads.shutdown();
  }

  private static String validate(PDFAFlavour flavour, String file) {
    try (InputStream stream = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour)) {
      ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
      Map<String, TestAssertion> first = new TreeMap<>();
      Map<String, Integer> counts = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.PASSED) continue;
        String id = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        first.putIfAbsent(id, assertion);
        counts.merge(id, 1, Integer::sum);
      }
      StringBuilder text = new StringBuilder("RESULT\t").append(result.isCompliant() ? "ok" : "failed");
      for (Map.Entry<String, TestAssertion> entry : first.entrySet())
        text.append('\t').append(entry.getKey())
            .append('\t').append(counts.get(entry.getKey()))
            .append('\t').append(plain(entry.getValue().getMessage()))
            .append('\t').append(plain(entry.getValue().getLocation().getContext()));
      return text.toString();
    } catch (Exception | StackOverflowError error) {
      return "RESULT\terror\t-\t1\t" + plain(String.valueOf(error)) + "\t-";
    }
  }

  private static String plain(String text) {
    return text == null ? "" : text.replaceAll("\\s+", " ");
  }
}
